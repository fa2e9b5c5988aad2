"""
Loops over numbers, as machine code where there is enough to do.

numba compiles the very functions that otherwise run as Python, so that there is one text to
read, and both give the same numbers. It is loaded only when asked for: its import takes 0.3 s,
and compiling, once a machine, some seconds (the code is kept beside the module, or in the
user's cache folder).
"""

from __future__ import annotations

import hashlib
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_Function = TypeVar("_Function", bound="Callable[..., Any]")
_LOOPS: set[FunctionType] = set()
_LEAN: set[FunctionType] = set()
_LOADED: set[FunctionType] = set()


def loop(function: _Function) -> _Function:
    """Mark a function that is all arrays and numbers, in what numba understands of Python."""
    _LOOPS.add(cast("FunctionType", function))
    return function


def lean(function: _Function) -> _Function:
    """
    Mark a loop that makes no arrays and keeps none: machine code for it counts no references.

    Counting those of all arrays that it is given takes longer than what many a loop does with
    them: 110 of 165 us for pairing the paragraphs of an article.
    """
    _LEAN.add(cast("FunctionType", function))
    return loop(function)


def compiled(function: _Function, steps: int, *, worth: int) -> _Function:
    """
    Give a marked function, or its machine code where that saves time, or is loaded anyway.

    Args:
        function: Marked, as all are that it calls.
        steps: How often its innermost loop will run, about.
        worth: From how many steps on machine code is worth its loading.

    """
    marked = cast("FunctionType", function)
    if steps < worth and marked not in _LOADED:
        return function
    _LOADED.add(marked)
    return cast("_Function", _machine_code(marked))


@cache
def _machine_code(function: FunctionType) -> Any:
    """Compile a function and those it calls; other threads run while its machine code does."""
    import numba  # noqa: PLC0415  # see above: most processes never need it

    called = {name: _machine_code(value) for name, value in _called(function).items()}
    bound = FunctionType(function.__code__, function.__globals__ | called, function.__name__)
    # Kept code is found by the time of one file and by this name; what is called, and constants,
    # may lie in others.
    digest = hashlib.sha256(_said(function).encode()).hexdigest()[:16]
    bound.__qualname__ = f"{function.__qualname__}_{digest}"
    bound.__module__ = function.__module__
    options: dict[str, Any] = {"nogil": True, "_nrt": function not in _LEAN}
    try:
        return numba.njit(cache=True, **options)(bound)
    except RuntimeError:
        # No folder to keep it in, as in a read-only installation: compiled once a process.
        return numba.njit(**options)(bound)


def _called(function: FunctionType) -> dict[str, FunctionType]:
    """Give the marked functions that a function calls, by the names it has for them."""
    values = {name: function.__globals__.get(name) for name in function.__code__.co_names}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, FunctionType) and value in _LOOPS
    }


def _said(function: FunctionType) -> str:
    """Write down all that machine code depends on: a function, its constants, those it calls."""
    code = function.__code__
    values = {name: function.__globals__.get(name) for name in code.co_names}
    constants: dict[str, Any] = {str(at): value for at, value in enumerate(code.co_consts)} | values
    said = [
        f"{name} = {value!r}"
        for name, value in constants.items()
        if isinstance(value, int | float | str | tuple)
    ]
    called = [_said(other) for other in _called(function).values()]
    return "\n".join([code.co_code.hex(), *said, *called])
