"""Which versions of libraries are here; importlib.metadata takes ten times as long to tell."""

import contextlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path


def installed(libraries: Iterable[str]) -> list[str]:
    """Return names such as "lxml-6.1.3.dist-info", in order, none for a library that isn't here."""
    wanted = re.compile(rf"({'|'.join(map(re.escape, libraries))})-.*\.dist-info", re.IGNORECASE)
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            names = (path.name for path in Path(folder).iterdir())
            found |= {name for name in names if wanted.fullmatch(name)}
    return sorted(found)
