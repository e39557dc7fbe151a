"""Builds the Datasette that serves the knowledge base, and runs it on 127.0.0.1.

Example:
    >>> sorted(SETTINGS)[:2]
    ['allow_download', 'default_cache_ttl']
"""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from pipeline.answers.ask import QUESTIONS
from pipeline.answers.plot import warm
from pipeline.errors import BadQuestion
from pipeline.knowledge.base import reading
from pipeline.web import plugin
from pipeline.web.pictures import NoPictures, Pictures

HERE = Path(__file__).parent
HOST = "127.0.0.1"
NAME = "kennisbank"  # of the base in every address
SETTINGS = {
    "allow_download": False,
    "default_cache_ttl": 0,  # a new ingest shows at once
    "default_page_size": 50,
    "facet_time_limit_ms": 200,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 2000,
    "suggest_facets": False,  # trying every column takes longer than a page may
}
HIDDEN = ("_sqlite_migrations", "fact_words", "texts")
FACETS = {
    "action_list": ("organisation", "kind", "status"),
    "decision_list": ("organisation", "kind", "year_first"),
    "document_list": ("organisation", "kind", "years"),
    "figure_list": ("reported_by", "indicator", "category", "year_first"),
}


def application(
    path: str | Path,
    *,
    cache: Path | None = None,
    reviewer: str | None = None,
    password: str | None = None,
    with_pictures: bool = True,
) -> Datasette:
    """The Datasette of this knowledge base, not yet started; page images are kept in `cache`.

    `password` opens the files that cannot be drawn without. Where `reviewer` names somebody, the page of a fact has a
    form to say in that name whether it is right.

    Raises:
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    with reading(path):
        pass  # said now and in plain words, not on the first page
    if not pm.is_registered(plugin):
        pm.register(plugin, name="verslagmijn")
        pm.unregister(name="datasette.handle_exception")  # it prints every missing page, with all its variables
    served = Datasette(
        [],
        metadata=_metadata(),
        settings=SETTINGS,
        static_mounts=[("static", str(HERE / "static"))],
        template_dir=str(HERE / "templates"),
    )
    served.remove_database("_memory")
    served.add_database(Database(served, path=str(Path(path).resolve()), is_mutable=True), name=NAME)
    served.verslagmijn_path = Path(path).resolve()
    served.verslagmijn_pictures = Pictures(cache, password=password) if with_pictures else NoPictures()
    served.verslagmijn_reviewer = reviewer
    return served


def serve(path: str | Path, *, port: int = 8001, **options: Any) -> None:
    """Serve the knowledge base until the program is stopped; the options are those of `application`.

    Raises:
        BadQuestion: another program listens on that port.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    served = application(path, **options)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise BadQuestion(f"port {port} is in use by another program; give another --port") from error
    served.verslagmijn_pictures.warm()
    threading.Thread(target=warm, daemon=True).start()
    uvicorn.run(served.app(), host=HOST, port=port, log_level="warning", server_header=False, lifespan="on")


def _metadata() -> dict[str, Any]:
    """What Datasette shows of tables and named questions."""
    kept = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    tables = {name: {"description": text} for name, text in kept["tables"].items()}
    for name in HIDDEN:
        tables.setdefault(name, {})["hidden"] = True
    for name, facets in FACETS.items():
        tables.setdefault(name, {})["facets"] = list(facets)
    queries = {
        name: {
            "sql": one["sql"].strip(),
            "title": one["title"],
            "description": one["description"],
            "params": one.get("parameters", []),
        }
        for name, one in kept["questions"].items()
    }
    return {"title": "Verslagmijn", "databases": {NAME: {"tables": tables, "queries": queries}}}
