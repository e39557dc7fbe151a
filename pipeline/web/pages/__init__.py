"""Which function makes the page at which address."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.web.page import Asked, File, Page
from pipeline.web.pages import (
    actions,
    audit,
    compliance,
    decisions,
    documents,
    evidence,
    figures,
    guide,
    indicator,
    reviewing,
    start,
    threads,
)
from pipeline.web.pages import search as searching

ROUTES: list[tuple[str, Callable[[Asked], Page | File]]] = [
    (r"^/$", start.page),
    (r"^/zoeken$", searching.page),
    (r"^/cijfers$", figures.page),
    (r"^/cijfers/(?P<indicator>[a-z-]+)$", indicator.page),
    (r"^/cijfers/(?P<indicator>[a-z-]+)\.(?P<shape>csv|json)$", indicator.table),
    (r"^/cijfers/(?P<indicator>[a-z-]+)\.svg$", indicator.chart),
    (r"^/besluiten$", decisions.page),
    (r"^/afspraken$", actions.page),
    (r"^/vervolg$", threads.page),
    (r"^/naleving$", compliance.page),
    (r"^/naleving/rapport$", compliance.report),
    (r"^/naleving/(?P<verdict>[0-9a-f]{6,64})$", compliance.verdict),
    (r"^/narekenen$", audit.page),
    (r"^/nakijken$", reviewing.page),
    (r"^/documenten$", documents.page),
    (r"^/document/(?P<document>[0-9a-f]{16})$", documents.one),
    (r"^/feit/(?P<fact>[0-9a-f]{16})$", evidence.page),
    (r"^/passage/(?P<document>[0-9a-f]{16})/(?P<starts>[0-9]{1,9})-(?P<ends>[0-9]{1,9})$", evidence.passage),
    (r"^/naleving/toetsing\.(?P<shape>html|pdf)$", compliance.file),
    (r"^/bladzijde/(?P<sha256>[0-9a-f]{64})/(?P<number>[1-9][0-9]{0,4})\.png$", evidence.picture),
    (r"^/vragen$", guide.questions),
    (r"^/hulp$", guide.api),
]
REVIEW = r"^/feit/(?P<fact>[0-9a-f]{16})/nakijken$"  # the only address that takes anything in
