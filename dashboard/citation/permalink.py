"""Where an article can be read: the address that a citation ends with."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "DASHBOARD_ADDRESS"
# Nothing that LaTeX, HTML or RIS could read otherwise.
_BASE = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w.~-]+)*/?", re.ASCII)
_HERE_ONLY = re.compile(r"localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0")


class AddressError(DashboardError):
    """What is given as the dashboard's address is none."""


def public_address(written: str = "", environ: Mapping[str, str] = os.environ) -> str:
    """
    Give the address under which readers find the dashboard, "" where nobody has said it.

    That is what is written, else DASHBOARD_ADDRESS, without a slash at its end.

    Raises:
        AddressError: it is no address of the form https://host/path.

    """
    address = written or environ.get(VARIABLE, "")
    if address and not _BASE.fullmatch(address):
        msg = (
            f"{address!r} is no address of a dashboard.\n"
            f"Expected https://host or https://host/path, in --base or {VARIABLE}."
        )
        raise AddressError(msg)
    return address.rstrip("/")


def address_of_page(url: str | None) -> str:
    """
    Give the dashboard's address from that of one of its pages; "" where it is none.

    >>> address_of_page("https://archive.example/rmrb/reader"), address_of_page(None)
    ('https://archive.example/rmrb', '')
    """
    base, _, _ = (url or "").rpartition("/")
    return base if _BASE.fullmatch(base) else ""


def is_here_only(base: str) -> bool:
    """
    Say whether an address leads nowhere on any other computer.

    >>> is_here_only("http://localhost:8501"), is_here_only("https://archive.example")
    (True, False)
    """
    return _HERE_ONLY.fullmatch(urlsplit(base).hostname or "") is not None


def permalink(base: str, slug: str) -> str:
    """Give the address of an article in the reader, "" where the dashboard has none."""
    return f"{base}/reader?article={slug}" if base else ""
