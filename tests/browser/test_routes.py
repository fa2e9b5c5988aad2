"""What the server hands out beside its pages."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit


def get(server: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """
    Ask for a path and give status, headers and body.
    """
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_the_borders_of_a_year_are_served(server: str) -> None:
    """
    The map's shapes come as GeoJSON that a browser may keep for a day.
    """
    status, headers, body = get(server, "/geometry/1954.json")

    shapes = json.loads(body)
    assert status == 200
    assert headers["cache-control"] == "public, max-age=86400"
    assert "shanxi" in {shape["properties"]["id"] for shape in shapes["features"]}


def test_borders_of_no_year_are_not_found(server: str) -> None:
    """
    A year without borders is answered with the years that have some.
    """
    status, _, body = get(server, "/geometry/9999.json")

    assert status == 404
    assert json.loads(body) == {
        "error": "No borders of '9999'; there are: 1950, 1954, 1957, modern"
    }
