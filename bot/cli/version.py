"""The version, also where the package is not installed but run from its checkout."""

import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def version() -> str:
    """Return the version of pyproject.toml, or of the installed package."""
    if _PROJECT.is_file():
        return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"])
    try:
        return metadata("footnote")["Version"]
    except PackageNotFoundError:
        return "unknown"
