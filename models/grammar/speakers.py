"""Who speaks in minutes: «De heer Dekker (Bedrijven): …», «Dorien: …»; a name before a colon is no label of a count."""

from __future__ import annotations

import re

from models.vocabulary import vocabulary

ADDRESS = (
    r"(?:de\s)?heer|mevrouw|mw\.?|dhr\.?|mevr\.?|raadslid|wethouder|heemraad|gedeputeerde|burgemeester|dijkgraaf|minister"
    r"|staatssecretaris|voorzitter"
)
TITLED = re.compile(rf"\W*(?:{ADDRESS})\s[A-ZÀ-Þ’'][^:;.]{{0,60}}", re.I)
OFFICE = re.compile(
    r"\W*(?:de\s)?(?:voorzitter|vz|vrz|bestuurder|directeur|dir|griffier|secretaris|secr|burgemeester)\W*", re.I
)
NAMED = re.compile(r"\W*(?P<name>[A-ZÀ-Þ][\w-]+)(?:\s(?:(?:van|de|der|den|ter|te)\s)*[A-ZÀ-Þ][\w-]+)?\W*")


def is_speaker(label: str) -> bool:
    """The words name a person or an office, and nothing else.

    Example:
        >>> is_speaker("Mevrouw Oud (CDA)"), is_speaker("Dorien"), is_speaker("Cadeaus")
        (True, True, False)
    """
    named = NAMED.fullmatch(label)
    is_name = named is not None and named["name"].lower() in vocabulary("first_names.csv")
    return bool(TITLED.fullmatch(label) or OFFICE.fullmatch(label)) or is_name


def is_no_label(label: str) -> bool:
    """The words before a colon name a speaker or the kind of remark («Toelichting»), not what is counted.

    Example:
        >>> is_no_label("Toelichting"), is_no_label("Toelichting bij de cadeaus")
        (True, False)
    """
    return is_speaker(label) or label.strip(" -–•*").lower() in vocabulary("no_labels.csv")
