"""Where documents are kept: one folder that FOOTNOTE_HOME names, or the user's own folders."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """`shelf` holds what was added; `cache` what was read, and may be deleted at any time.

    Both are None where no variable says whose folders to use: then nothing is kept.
    """

    shelf: Path | None
    cache: Path | None


def places(home: Path | None = None, env: Mapping[str, str] = os.environ) -> Places:
    """Return the folders below `home`, without it those of the XDG base directories."""
    if home is not None:
        return Places(home / "documents", home / "cache")
    data = _base(env, "XDG_DATA_HOME", ".local/share")
    return Places(data and data / "documents", _base(env, "XDG_CACHE_HOME", ".cache"))


def _base(env: Mapping[str, str], variable: str, below_home: str) -> Path | None:
    named, user = Path(env.get(variable, "")), Path(env.get("HOME", ""))
    if named.is_absolute():  # the specification: a relative one is to be ignored
        return named / "footnote"
    return user / below_home / "footnote" if user.is_absolute() else None
