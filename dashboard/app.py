"""The entry: `streamlit run dashboard/app.py` serves the pages and this program's own routes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import altair as alt
import streamlit as st
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.corpus.location import current_corpus, data_folder
from dashboard.language.words import terms
from dashboard.places.boundaries import BOUNDARY_YEARS, boundaries
from dashboard.places.gazetteer import load_gazetteer
from dashboard.views.maps import geometry_address
from dashboard.views.search_box.route import suggest_address
from dashboard.web.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from dashboard.corpus.database import Corpus

# Borders change with the program only; a day lets a mended map arrive.
_GEOMETRY_CACHE = "public, max-age=86400"


async def geometry(request: Request) -> Response:
    """Hand out a set of borders as GeoJSON, so that a rerun need not send it again."""
    year = request.path_params["year"]
    if year not in BOUNDARY_YEARS:
        allowed = ", ".join(BOUNDARY_YEARS)
        return JSONResponse({"error": f"No borders of {year!r}; there are: {allowed}"}, 404)
    return JSONResponse(boundaries(year), headers={"Cache-Control": _GEOMETRY_CACHE})


def _served() -> Corpus:
    """Give the corpus that the pages show; unlike a page, a request builds none."""
    # Its caches are made with the module, and ask for Streamlit's runtime.
    from dashboard.views import corpus as served_corpus  # noqa: PLC0415

    current_corpus(data_folder())
    return served_corpus.served("en")


def _warm() -> None:
    """Load what the first reader's first click would wait for (0.2-0.6 s for Altair alone)."""
    load_gazetteer()
    terms("合作社", "zh")
    alt.Chart(alt.Data(values=[{"x": 1}])).mark_bar().encode(x="x:Q").to_dict()


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    warming = asyncio.create_task(asyncio.to_thread(_warm))
    yield {}
    await warming


app = st.App(
    Path(__file__).parent / "views" / "main.py",
    # Streamlit puts its own routes below server.baseUrlPath, but not these.
    routes=[
        Route(geometry_address("{year}"), geometry),
        Route(suggest_address(), suggest(_served)),
    ],
    lifespan=_lifespan,
)
