"""The tables of the knowledge base, as migrations by name; the base itself records which were applied.

Never change a migration that was released: add one. Columns avoid SQL keywords, so `starts` and `ends` are what the
records call `start` and `end`. Times are ISO, UTC. A fact's `boxes` is JSON: `[[page, x0, top, x1, bottom], …]`.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from pipeline.knowledge.factwords import know_words, put_fact_words
from pipeline.knowledge.schema.facts import FACTS
from pipeline.knowledge.schema.files import DOCUMENTS, FILES
from pipeline.knowledge.schema.history import HISTORY, TO_THE_MILLISECOND
from pipeline.knowledge.schema.judgements import JUDGEMENTS, REVIEW_STATES, REVIEWS
from pipeline.knowledge.schema.linkends import LINK_ENDS
from pipeline.knowledge.schema.sources import SOURCES
from pipeline.knowledge.schema.views import CATEGORIES, FACT_SEARCH, SEARCH, SERIES, SURENESS, VIEWS

MIGRATIONS = Migrations("verslagmijn")


@MIGRATIONS()
def tables(db: Database) -> None:
    db.executescript(FILES + DOCUMENTS + FACTS + JUDGEMENTS)


@MIGRATIONS()
def full_text(db: Database) -> None:
    db.executescript(SEARCH)


@MIGRATIONS()
def views(db: Database) -> None:
    db.executescript(VIEWS)


@MIGRATIONS()
def link_ends(db: Database) -> None:
    db.executescript(LINK_ENDS)


@MIGRATIONS()
def process_of_a_run(db: Database) -> None:
    db.executescript("ALTER TABLE runs ADD COLUMN process TEXT;")


@MIGRATIONS()
def sources(db: Database) -> None:
    db.executescript(SOURCES)


@MIGRATIONS()
def history(db: Database) -> None:
    db.executescript(HISTORY)


@MIGRATIONS()
def reviews_and_forgotten(db: Database) -> None:
    db.executescript(REVIEWS)


@MIGRATIONS()
def fact_search(db: Database) -> None:
    db.executescript(FACT_SEARCH)
    know_words(db.conn)
    put_fact_words(db.conn)


@MIGRATIONS()
def series(db: Database) -> None:
    db.executescript(SERIES)


@MIGRATIONS()
def conclusion_of_a_run(db: Database) -> None:
    db.executescript(
        "ALTER TABLE runs ADD COLUMN concluded TEXT; UPDATE runs SET concluded = finished WHERE status = 'finished';"
    )


@MIGRATIONS()
def sureness(db: Database) -> None:
    db.executescript(SURENESS)


@MIGRATIONS()
def review_states(db: Database) -> None:
    db.executescript(REVIEW_STATES)


@MIGRATIONS()
def categories(db: Database) -> None:
    db.executescript(CATEGORIES)


@MIGRATIONS()
def gone_to_the_millisecond(db: Database) -> None:
    db.executescript(TO_THE_MILLISECOND)


NAMES = frozenset(migration.name for migration in MIGRATIONS.pending(Database(memory=True)))
