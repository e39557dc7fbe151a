"""Sets all samples and prints the size of each; a source that cannot be set stops the run with its file and line."""

import sys

from corpus import HERE, BadCorpus
from corpus.typeset import typeset

if __name__ == "__main__":
    try:
        for made in typeset(HERE / "sources", HERE / "samples", HERE / "texts"):
            print(f"{made.relative_to(HERE.parent)}  {made.stat().st_size / 1000:.0f} kB")
    except BadCorpus as error:
        sys.exit(str(error))
