"""Patterns by name, each compiled when it is first looked up: a short text needs two of thirty."""

import re
from collections.abc import Iterator, Mapping


class Patterns(Mapping[str, re.Pattern[str]]):
    """The patterns of `sources`. A source that doesn't compile raises re.error at its look-up."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = re.compile(self._sources[name])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
