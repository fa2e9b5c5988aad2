"""Answers that are asked for again with the next click, kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Key = TypeVar("_Key", bound="Hashable")
_Made = TypeVar("_Made")


class Kept(Generic[_Key, _Made]):
    """
    What was made last, by what it was made of.

    Safe to share between threads; two that ask for the same at once may both make it.

    >>> kept = Kept(str.upper, most=2)
    >>> kept.give("a"), kept.give("b"), kept.give("c"), len(kept)
    ('A', 'B', 'C', 2)

    """

    def __init__(self, make: Callable[[_Key], _Made], most: int) -> None:
        self._make = make
        self._most = most
        self._kept: OrderedDict[_Key, _Made] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def give(self, key: _Key) -> _Made:
        """Give what is made of a key: from memory if it was asked for lately."""
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = self._make(key)
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found
