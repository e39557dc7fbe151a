"""What Datasette asks of us: our pages, what its templates need, its connections made safe, the guard before all."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

from datasette import NotFound, hookimpl
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from pipeline.answers.ask import asking
from pipeline.errors import BadQuestion, BadStore, NoPrinter
from pipeline.knowledge.base import LONGEST_VALUE_BYTES
from pipeline.web.guard import App, guarded
from pipeline.web.language import COOKIE, speaker
from pipeline.web.page import Asked, File, Missing, Page
from pipeline.web.pages import REVIEW, ROUTES, choices, evidence, reviewing

PATIENCE_SECONDS = 5.0  # how long a page may look things up
MOST_OF_BOXES = 40  # characters in a cell
FACT_ID = re.compile(r"[0-9a-f]{16}")
NO_FACTS = ("documents", "document_list", "runs", "links", "calculations", "verdicts")  # have ids of other things
MOST_LETTERS = 300  # of one value in an address
MOST_TYPED = 5_000  # of one field of a form
Result = TypeVar("Result")
Given = dict[str, tuple[str, ...]]


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """Our pages; the one that takes a form in only where the program was started for it."""
    pages = [(pattern, _view(function)) for pattern, function in ROUTES]
    return [*pages, (REVIEW, _reviewed)] if _reviewer(datasette) else pages


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    return partial(guarded, may_review=_reviewer(datasette) is not None)


def _reviewer(datasette: Any) -> str | None:
    found: str | None = getattr(datasette, "verslagmijn_reviewer", None)  # none yet while Datasette makes itself
    return found


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    if database != "_internal":
        conn.execute("PRAGMA query_only = ON")
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


@hookimpl
def extra_template_vars(request: Any, datasette: Any) -> dict[str, Any]:
    """What every template may use, ours and Datasette's."""
    says = speaker(request.cookies.get(COOKIE, "nl") if request else "nl")
    return {
        "_": says.text,
        "name": says.name,
        "number": says.number,
        "when": says.when,
        "duty": choices.duty_name,
        "language": says.language,
        "with_args": _with_args(request),
        "reviewer": datasette.verslagmijn_reviewer,
    }


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str) -> Any:
    """A fact's id opens its page, whole numbers show no decimals, and boxes do not fill the table."""
    if column == "id" and isinstance(value, str) and FACT_ID.fullmatch(value) and table not in NO_FACTS:
        return Markup(f'<a href="/feit/{value}">{value}</a>')
    if column in ("document", "document_id") and isinstance(value, str) and FACT_ID.fullmatch(value):
        return Markup(f'<a href="/document/{value}">{value}</a>')
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if column == "boxes" and isinstance(value, str) and len(value) > MOST_OF_BOXES:
        return value[:MOST_OF_BOXES] + "…"
    return None


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """What templates use also where no request is at hand."""
    dutch = speaker("nl")
    env.globals |= {"_": dutch.text, "name": dutch.name, "number": dutch.number, "language": dutch.language}
    env.globals |= {"when": dutch.when, "duty": choices.duty_name}


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any]:
    """Every error in the words and the look of our pages; only a bug is printed, for who started the program."""
    return lambda: _error(datasette, request, exception)


async def _error(datasette: Any, request: Any, error: Exception) -> Response:
    status, title, message = 500, "Er ging iets mis.", ""
    if isinstance(error, Missing | NotFound):
        status, title = 404, "Deze bladzijde is er niet."
    elif isinstance(error, BadStore):
        status, title, message = 503, "De kennisbank kan niet worden gelezen.", str(error)
    elif isinstance(error, NoPrinter):
        status, title, message = 501, "Hier kan geen PDF worden gemaakt.", str(error)
    elif isinstance(error, BadQuestion | Base400 | DatasetteError):
        status = getattr(error, "status", 400)
        title, message = "Deze vraag kan niet worden beantwoord.", getattr(error, "message", None) or str(error)
    else:
        traceback.print_exception(error)
    if request.path.split("?")[0].endswith(".json"):
        return Response.json({"ok": False, "error": message or title, "status": status}, status=status)
    context = {"status": status, "title": title, "error": message}
    return Response.html(await datasette.render_template("error.html", context, request=request), status=status)


def _view(function: Callable[[Asked], Page | File]) -> Callable[..., Any]:
    """The page as Datasette wants it; looking things up happens beside the loop, so that others need not wait."""

    async def view(request: Request, datasette: Any) -> Response:
        found = await asyncio.to_thread(_found, function, request, datasette)
        if isinstance(found, File):
            return Response(found.content, headers=dict(found.headers), content_type=found.media)
        return await _shown(found, request, datasette)

    return view


async def _shown(page: Page, request: Request, datasette: Any) -> Response:
    html = await datasette.render_template(page.template, page.content, request=request)
    return Response.html(html, status=page.status)


async def _reviewed(request: Request, datasette: Any) -> Response:
    """Takes in what a reviewer says of a fact; who only looks here is led to the page of the fact."""
    if request.method != "POST":
        return Response.redirect(f"/feit/{request.url_vars['fact']}")
    typed = await request.post_vars()
    given: Given = {name: (value.replace("\0", "")[:MOST_TYPED],) for name, value in typed.items()}
    outcome = await asyncio.to_thread(_found, reviewing.save, request, datasette, given)
    if isinstance(outcome, str):
        return Response.redirect(outcome, status=303)
    page = await asyncio.to_thread(_found, partial(evidence.page, refused=outcome), request, datasette)
    return await _shown(page, request, datasette)


def _found(
    function: Callable[[Asked], Result],
    request: Request,
    datasette: Any,
    given: Given | None = None,
) -> Result:
    with asking(datasette.verslagmijn_path, patience_seconds=PATIENCE_SECONDS) as base:
        asked = Asked(
            base=base,
            path=datasette.verslagmijn_path,
            pictures=datasette.verslagmijn_pictures,
            says=speaker(request.cookies.get(COOKIE, "nl")),
            named=request.url_vars,
            given=given if given is not None else {name: _values(request, name) for name in request.args},
            reviewer=datasette.verslagmijn_reviewer,
        )
        return function(asked)


def _values(request: Request, name: str) -> tuple[str, ...]:
    found = (value.replace("\0", "").strip()[:MOST_LETTERS] for value in request.args.getlist(name))
    return tuple(value for value in found if value)


def _with_args(request: Any) -> Callable[..., str]:
    """`with_args(jaar="2021")`: this page with another argument; None takes it away."""

    def with_args(**changed: object) -> str:
        pairs = [(name, value) for name in request.args for value in request.args.getlist(name) if name not in changed]
        pairs += [(name, str(value)) for name, value in changed.items() if value is not None]
        return f"{request.path}?{urlencode(pairs)}" if pairs else str(request.path)

    return with_args
