"""
Loops over numbers, as machine code where there is enough to do.

numba compiles the very functions that otherwise run as Python, so that there is one text to
read, and both give the same numbers. It is loaded only when asked for: its import takes 0.3 s,
and compiling, once a machine, some seconds (the code is kept beside the module, or in the
user's cache folder).
"""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_Function = TypeVar("_Function", bound="Callable[..., Any]")
_LOOPS: set[FunctionType] = set()


def loop(function: _Function) -> _Function:
    """Mark a function that is all arrays and numbers, in what numba understands of Python."""
    _LOOPS.add(cast("FunctionType", function))
    return function


def compiled(function: _Function, steps: int, *, worth: int) -> _Function:
    """
    Give a marked function, or its machine code where that saves time.

    Args:
        function: Marked, as all are that it calls, in its own module.
        steps: How often its innermost loop will run, about.
        worth: From how many steps on machine code is worth its loading.

    """
    return cast("_Function", _machine_code(function)) if steps >= worth else function


@cache
def _machine_code(function: FunctionType) -> Any:
    """Compile a function and those it calls; other threads run while its machine code does."""
    import numba  # noqa: PLC0415  # see above: most processes never need it

    called = {
        name: _machine_code(function.__globals__[name])
        for name in function.__code__.co_names
        if isinstance(value := function.__globals__.get(name), FunctionType) and value in _LOOPS
    }
    bound = FunctionType(function.__code__, function.__globals__ | called, function.__name__)
    bound.__qualname__, bound.__module__ = function.__qualname__, function.__module__
    try:
        return numba.njit(cache=True, nogil=True)(bound)
    except RuntimeError:
        # No folder to keep it in, as in a read-only installation: compiled once a process.
        return numba.njit(nogil=True)(bound)
