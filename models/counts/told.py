"""Where a number was read: «in de medewerkersmonitor zei …», «volgens de studie had …», which is not what it counts."""

from __future__ import annotations

import re

from models.counts.scene import Scene

_NAME = r"(?:\w*(?:monitor|onderzoek|onderzoeken|enquête|peiling|studie|meting|analyse|tevredenheidsonderzoek))"
_REST = r"(?:\s(?:van|uit|onder|over|naar|door)\s[^,;:]{1,60}?)?"
_LEAD = rf"(?:(?:de|het|een|dit|deze|dat|ons|onze|hun|recent|recente|landelijk|landelijke|eigen)\s)*{_NAME}{_REST}"
SAYS = (
    r"(?:zei|zeiden|zegt|zeggen|gaf|gaven|geeft|geven|vindt|vinden|vond|vonden|antwoordde|antwoordden|noemde|noemden)"
)
HOLDS = (
    r"(?:had|hadden|heeft|hebben|is|zijn|was|waren|voelt|voelde|ervaart|ervaren|ervoer|vindt|vond|kent|kreeg|kregen)"
)
SOURCE = re.compile(
    rf"^\W*(?:(?:in|bij)\s{_LEAD}\s(?={SAYS}\b)|(?:volgens|blijkens)\s{_LEAD}\s(?=(?:{SAYS}|{HOLDS})\b))", re.I
)


def source_of(scene: Scene) -> int:
    """The number of the first token behind the source that opens the sentence; 0 where it opens with none."""
    match = SOURCE.match(scene.text)
    return scene.token_at(match.end()) if match else 0
