"""Licences and known vulnerabilities of what the program is built of."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from supply import is_fine, licence_of, pinned, vulnerabilities


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT License", True),
        ("BSD-3-Clause AND 0BSD", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("LGPL-2.1", True),
        ("GNU General Public License v3 (GPLv3)", False),
        ("AGPL-3.0", False),
        ("GPL-2.0-or-later", False),
        ("Proprietary", False),
        ("unknown", False),
    ],
)
def test_a_licence_goes_with_ours_or_not(licence: str, expected: bool) -> None:
    assert is_fine(licence) is expected


def test_every_package_has_a_licence_that_goes_with_ours() -> None:
    packages = pinned()
    assert len(packages) > 50
    assert {name: one for name in packages if (one := licence_of(name)) and not is_fine(one)} == {}


class _Database(BaseHTTPRequestHandler):
    """Answers as osv.dev does: of each package asked, what is known; nothing for most."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        known = {("lek", "1.0"): {"vulns": [{"id": "GHSA-x", "modified": "2026-01-01T00:00:00Z"}]}}
        results = [known.get((one["package"]["name"], one["version"]), {}) for one in asked]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results}).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_known_vulnerability_is_named_with_its_package(address: str) -> None:
    assert vulnerabilities({"goed": "1.0", "lek": "1.0", "ook": "2.0"}, address) == {"lek": ["GHSA-x"]}
    assert vulnerabilities({"lek": "1.1"}, address) == {}


def test_a_database_that_cannot_be_reached_is_an_error() -> None:
    with pytest.raises(OSError, match="refused|unreachable"):
        vulnerabilities({"goed": "1.0"}, "http://127.0.0.1:9/")
