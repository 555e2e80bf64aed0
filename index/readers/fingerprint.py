"""Which reader this is: what another one has read is to be read again."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from index.installed import installed

_INDEX: Final = Path(__file__).parents[1]
_LIBRARIES: Final = (
    "charset_normalizer", "liteparse", "lxml", "markdown_it_py", "pypdfium2", "python_pptx",
)  # fmt: skip


@cache
def reader_version() -> str:
    """Return a digest of all code and data that reading depends on, with its libraries' versions.

    Taken from the files themselves, so that no change of a reader can be forgotten.
    """
    digest = hashlib.sha256()
    for path in sorted(_INDEX.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    for name in installed(_LIBRARIES):
        digest.update(name.encode())
    return digest.hexdigest()
