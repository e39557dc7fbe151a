"""Whether a clause states something: a main clause, and not what may be, is asked or is described of a text."""

from __future__ import annotations

import re

# what makes a clause subordinate, a possibility or a description of a text
NO_STATEMENT = re.compile(
    r"\b(?:die|dat|waar(?:in|bij|op|mee|door|aan|van|na|voor)?|welke|zoals|omdat|zodat|hoe|indien|wanneer|als|doordat"
    r"|of|voordat|aangezien|terwijl|zodra|nadat|tenzij|mits)\b"
    r"|\b(?:kan|kunnen|moet|moeten|mag|mogen|zou|zouden|zal|zullen|dient|dienen|hoeft|hoeven)\b"
    r"|\bin (?:het|de|dit|deze|een)\b[^,]*(?:brief|voorstel|rapport|notitie|nota|memo|stuk|ibo|wet|verslag|motie"
    r"|presentatie)$"
)
POINTS = re.compile(r"(?:\W*)(?:dat|die)\s")  # «Dat wordt uitgezocht»: at the start of a sentence they point back


def states(before: str) -> bool:
    """Whether what stands before a verb, in lower case, leaves its clause one that states.

    Example:
        >>> states("de kade is oud, het college "), states("omdat het college ")
        (True, False)
    """
    opens = POINTS.match(before)
    clause = re.split(r"[,;:(]", before[opens.end() if opens else 0 :])[-1].strip()
    return clause in {"dat", "dit", "die"} or not NO_STATEMENT.search(clause)  # «…, dat gaat in mei veranderen»
