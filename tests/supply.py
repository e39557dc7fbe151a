"""What the program is built of: the licence of every pinned package, and whether a vulnerability of it is known.

`make lint` runs it: exit status 1 where a licence does not go with EUPL-1.2 or a vulnerability is known. Without a
network the second question is skipped, and that is said. `python tests/supply.py --list` prints the licences.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.error
import urllib.request
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"
OSV = "https://api.osv.dev/v1/querybatch"  # https://google.github.io/osv.dev/post-v1-querybatch/
SECONDS = 15
FINE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|EUPL|LGPL|Lesser General|HPND|Zlib|Unlicense"
    r"|Public Domain|CC0|0BSD|Artistic|CNRI",
    re.IGNORECASE,
)
NOT_FINE = re.compile(r"(?<!L)\bA?GPL|(?<!Lesser )General Public|SSPL|Proprietary|Commercial", re.IGNORECASE)
LOOKED_UP = {  # of packages that offer a choice: what is chosen; of those whose metadata say nothing: what they hold
    "axe-playwright-python": "MIT",
    "pyphen": "MPL-1.1",  # or GPL-2.0+ or LGPL-2.1+; for setting the samples only
    "text-unidecode": "Artistic-1.0-Perl",  # or GPL
}


def pinned() -> dict[str, str]:
    """Package → version."""
    lines = CONSTRAINTS.read_text("utf-8").splitlines()
    return dict(line.split("==", 1) for line in lines if "==" in line and not line.startswith("#"))


def licence_of(package: str) -> str | None:
    """What its metadata say, in a line; None where it is not installed."""
    if package in LOOKED_UP:
        return LOOKED_UP[package]
    try:
        known = metadata(package)
    except PackageNotFoundError:
        return None
    classes = [one.rsplit(" :: ", 1)[-1] for one in known.get_all("Classifier") or [] if one.startswith("License")]
    said = known.get("License-Expression") or ", ".join(classes) or (known.get("License") or "").strip()
    return (said.splitlines() or ["unknown"])[0][:60]


def is_fine(licence: str) -> bool:
    return FINE.search(licence) is not None and NOT_FINE.search(licence) is None


def vulnerabilities(packages: dict[str, str], address: str = OSV) -> dict[str, list[str]]:
    """The ids of what is known of these versions, for those of which anything is.

    Raises:
        OSError: the database cannot be reached.
        ValueError: it answers something else.
    """
    asked = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages.items()]
    request = urllib.request.Request(
        address, json.dumps({"queries": asked}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        results = json.load(answer)["results"]
    return {
        name: [one["id"] for one in result["vulns"]]
        for name, result in zip(packages, results, strict=True)
        if result.get("vulns")
    }


def main() -> int:
    packages = pinned()
    licences = {name: licence_of(name) for name in packages}
    if "--list" in sys.argv:
        for name, version in packages.items():
            print(f"{name}=={version}\t{licences[name] or 'not installed here'}")
    wrong = {name: licence for name, licence in licences.items() if licence and not is_fine(licence)}
    for name, licence in wrong.items():
        print(f"{name}: the licence «{licence}» is not known to go with EUPL-1.2; replace it, or look it up")
    print(f"licences: {sum(one is not None for one in licences.values())} packages looked at, {len(wrong)} in doubt")
    try:
        found = vulnerabilities(packages)
    except (OSError, ValueError, KeyError) as error:
        print(f"known vulnerabilities: skipped, {OSV} cannot be asked ({error})")
        return 1 if wrong else 0
    for name, ids in found.items():
        print(f"{name}=={packages[name]}: {', '.join(ids)}; see https://osv.dev")
    print(f"known vulnerabilities: {len(packages)} packages asked, {len(found)} with any")
    return 1 if wrong or found else 0


if __name__ == "__main__":
    sys.exit(main())
