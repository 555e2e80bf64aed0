"""Which reader this is: what another one has read is to be read again."""

import contextlib
import hashlib
import re
import sys
from functools import cache
from pathlib import Path
from typing import Final

_INDEX: Final = Path(__file__).parents[1]
_LIBRARIES: Final = re.compile(
    r"(charset_normalizer|liteparse|lxml|markdown_it_py|pypdfium2|python_pptx)-"
    r".*\.dist-info"
)


@cache
def reader_version() -> str:
    """Return a digest of all code and data that reading depends on, with its libraries' versions.

    Taken from the files themselves, so that no change of a reader can be forgotten.
    """
    digest = hashlib.sha256()
    for path in sorted(_INDEX.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    for name in sorted(_installed()):
        digest.update(name.encode())
    return digest.hexdigest()


def _installed() -> set[str]:
    """Return names such as "lxml-6.1.3.dist-info"; importlib.metadata takes ten times as long."""
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            names = (path.name for path in Path(folder).iterdir())
            found |= {name for name in names if _LIBRARIES.fullmatch(name)}
    return found
