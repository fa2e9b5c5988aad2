"""A machine without room: what a build says when disk or memory run out."""

from __future__ import annotations

import errno
import shutil
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNTOUCHED = "The corpus served until now is untouched."


class NoRoomError(DashboardError):
    """Disk or memory ran out during a build."""


@contextmanager
def room_in(data: Path) -> Iterator[None]:
    """
    Turn what the system says when disk or memory run out into a sentence.

    Raises:
        NoRoomError: says what ran out and what to do.

    """
    try:
        yield
    except BrokenExecutor as error:
        msg = (
            "A process of the build was killed, as systems do when memory runs out.\n"
            f"Hint: build with fewer processes (--jobs 1). {_UNTOUCHED}"
        )
        raise NoRoomError(msg) from error
    except (duckdb.OutOfMemoryException, MemoryError) as error:
        msg = f"The memory ran out: {error}\nHint: end other programs and build again. {_UNTOUCHED}"
        raise NoRoomError(msg) from error
    except (OSError, duckdb.Error) as error:
        if not _is_full_disk(error):
            raise
        free = shutil.disk_usage(data).free / 2**20
        msg = (
            f"The disk that holds {data} is full ({free:,.0f} MiB are free); for a while a build "
            "needs about five times the size of the archive.\n"
            f"Hint: make room and build again. {_UNTOUCHED}"
        )
        raise NoRoomError(msg) from error


def _is_full_disk(error: BaseException) -> bool:
    is_full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    return is_full or "No space left" in str(error)
