"""Spelled names are heard where their characters stand, by any reading of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.audit.sounds import Sounds, parse, readings

TEXTS = st.text(st.sampled_from("六安单解曾长重乐番盛堡行大会的黑，a"), max_size=30)
NAMES = st.text(st.sampled_from("六安单解曾长重乐行大会"), min_size=1, max_size=4)


def heard_at(text: str, name: list[str], start: int, end: int) -> set[int]:
    """
    List where the syllables of a name stand, character by character.
    """
    return {
        at
        for at in range(start, end - len(name) + 1)
        if all(
            sound in readings(sign)[:3]
            for sound, sign in zip(name, text[at : at + len(name)], strict=True)
        )
    }


@given(text=TEXTS, name=NAMES, ends=st.data())
def test_a_name_is_heard_where_it_stands_and_nowhere_else(
    text: str, name: str, ends: st.DataObject
) -> None:
    """
    Every way to read the name is looked for in a part of the text.
    """
    start = ends.draw(st.integers(0, len(text)))
    end = ends.draw(st.integers(start, len(text)))
    syllables = [ends.draw(st.sampled_from(readings(sign)[:3])) for sign in name]
    code = "".join(next(each for each in parse(sound) if len(each) == 1) for sound in syllables)

    at = Sounds(text).find(code, start, end)

    expected = heard_at(text, syllables, start, end)
    assert at in expected if expected else at == -1
