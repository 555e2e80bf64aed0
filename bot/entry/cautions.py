"""Warnings where a document contradicts itself."""

from collections.abc import Sequence

from bot.texts import say
from facts.consistency import contradictions
from facts.library import Library
from facts.table import Fact


class Cautions:
    """Where a document contradicts itself."""

    def __init__(self, library: Library) -> None:
        self._name = library.name
        self._found = contradictions(library)

    def on(self, facts: Sequence[Fact], language: str) -> list[str]:
        """Return the document's own contradictions that touch these facts (the first of them)."""
        ids = {fact.id for fact in facts}
        return [
            say(
                "contradiction",
                language,
                document=self._name(language),
                whole=clash.whole.text,
                part=clash.part.text,
                whole_label=clash.whole.label(language),
                part_label=clash.part.label(language),
                whole_quote=clash.whole.row.quote,
                part_quote=clash.part.row.quote,
            )
            for clash in self._found
            if ids & {clash.whole.id, clash.part.id}
        ][:1]
