"""Where the search box asks for suggestions."""

from __future__ import annotations

from dashboard.views.hrefs import below_base
from dashboard.web.suggest import SUGGEST_ROUTE


def suggest_address() -> str:
    """Give the address under which this server suggests words."""
    return below_base(SUGGEST_ROUTE)
