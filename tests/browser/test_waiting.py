"""The ways to wait for a page are ways to fail: what does not come is an error, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

SOON = 300


@pytest.mark.parametrize(
    "wait",
    [
        pytest.param(lambda page: page.says("no such words"), id="says"),
        pytest.param(lambda page: page.no_longer_says("Methods"), id="no longer says"),
        pytest.param(lambda page: page.arrives_at("/regions"), id="arrives at"),
    ],
)
def test_what_does_not_come_fails(
    visit: Callable[[str], Dashboard], wait: Callable[[Dashboard], None]
) -> None:
    """
    Tests that only wait for words or an address fail where these are not there.
    """
    dashboard = visit("/methods")
    dashboard.says("Methods")
    dashboard.page.set_default_timeout(SOON)

    with pytest.raises(AssertionError, match=r"expected .* saw"):
        wait(dashboard)
