"""Patterns by name, each compiled when it is first looked up: a short text needs two of thirty."""

import re
from collections.abc import Mapping


class Patterns(dict[str, re.Pattern[str]]):
    """The patterns of `sources` as far as they were needed; `patterns[name]` gives any of them."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__()
        self.sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        """Compile a pattern. Raises KeyError for a name without a source."""
        found = self[name] = re.compile(self.sources[name])
        return found
