"""The dashboard as `streamlit run` serves it, on a port of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
START_SECONDS = 60.0


class Served(NamedTuple):
    """
    A running dashboard.

    Attributes:
        address: To come to, without a path.
        pid: Of its process.

    """

    address: str
    pid: int


@contextmanager
def serving(data: Path, *, below: str = "") -> Iterator[Served]:
    """
    Serve a data folder as a reader would, on a free port; below a path, if there is one: /rmrb.

    Raises:
        RuntimeError: The server does not start; the message is what it said.

    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    command += ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command += [f"--server.baseUrlPath={below}"] if below else []
    log = data / "server.log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"DASHBOARD_DATA": str(data)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(server, port, f"{below}/_stcore/health", log)
            yield Served(f"http://127.0.0.1:{port}{below}", server.pid)
        finally:
            server.terminate()
            server.wait(timeout=120)


def _wait_for(server: subprocess.Popen[bytes], port: int, health: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", health)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    msg = f"The server did not start:\n{log.read_text(encoding='utf-8')}"
    raise RuntimeError(msg)
