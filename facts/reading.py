"""What a text says: which concepts, question words, numbers and names it has, and what is left over.

A reading is the same for a question, a claim and a sentence of the document, in any language: the
phrases of the vocabulary and the lexicon lead to language-neutral concept ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from facts.phrases import Sense
from facts.quantity import Quantity

# Categories that say how something is asked, not what about: they never contradict a fact.
_FORM = frozenset({"ask", "operation", "talk", "fill"})
_HARMLESS_TIME = frozenset({"this-year", "year-total", "today"})


@dataclass(frozen=True)
class Mention:
    """A phrase of the text that means something; `ids` are its possible meanings."""

    text: str
    start: int
    end: int
    clause: int
    senses: tuple[Sense, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(
            sense.id for sense in self.senses if sense.category != "names" or self.is_name
        )

    @cached_property
    def is_form(self) -> bool:
        """Whether it may be part of how something is asked."""
        return any(
            sense.category in _FORM or (sense.category == "time" and sense.id in _HARMLESS_TIME)
            for sense in self.senses
        )

    @cached_property
    def is_name(self) -> bool:
        """Whether it is a proper name that the document's vocabulary does not have."""
        return bool(self.senses) and all(sense.category == "names" for sense in self.senses)

    @cached_property
    def categories(self) -> frozenset[str]:
        return frozenset(sense.category for sense in self.senses)

    def has(self, category: str) -> bool:
        return category in self.categories


@dataclass(frozen=True)
class Reading:
    """What a text says, phrase by phrase.

    `unknown` are words that nothing is known about, `currencies` (code, start, end) those that are
    named, with a figure or without, `excluded` the concepts that it says it is not about ("goods,
    not services"), `guessed` the spans of words that were taken for others that are spelt alike, `alike`
    the languages that its few words may be in as well.
    """

    text: str
    language: str
    mentions: tuple[Mention, ...]
    unknown: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    currencies: tuple[tuple[str, int, int], ...] = ()
    excluded: frozenset[str] = frozenset()
    guessed: tuple[tuple[int, int], ...] = ()
    alike: tuple[str, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        found = {identifier for mention in self.mentions for identifier in mention.ids}
        return frozenset(found | self._stated_first)

    def of(self, category: str) -> frozenset[str]:
        return frozenset(
            sense.id
            for mention in self.mentions
            for sense in mention.senses
            if sense.category == category
        )

    @cached_property
    def asks(self) -> frozenset[str]:
        found = set(self._stated_first)
        for mention in self.mentions:
            kinds = {sense.id for sense in mention.senses if sense.category == "ask"}
            if kinds and (self.language == "zh" or not mention.has("fill") or self._opens(mention)):
                found |= kinds
        return frozenset(found)

    def _opens(self, mention: Mention) -> bool:
        """Whether a word that may also be mere grammar ("when", "where") opens its clause."""
        return not any(
            other.start >= 0
            and other.clause == mention.clause
            and other.end <= mention.start
            and not other.is_form
            for other in self.mentions
        )

    @cached_property
    def _stated_first(self) -> frozenset[str]:
        """An ordinal "first" says what "the largest" says."""
        ordinals = {quantity.value for quantity in self.quantities if quantity.kind == "ordinal"}
        return frozenset({"superlative"}) if ordinals == {1} else frozenset()

    @cached_property
    def operations(self) -> frozenset[str]:
        return self.of("operation")

    @cached_property
    def content(self) -> tuple[Mention, ...]:
        """Mentions of what the text is about."""
        return tuple(
            mention
            for mention in self.mentions
            if any(
                sense.category in {"concept", "term", "names", "word"} for sense in mention.senses
            )
        )

    @cached_property
    def subjects(self) -> frozenset[str]:
        return self.of("concept")

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(int(quantity.value) for quantity in self.quantities if quantity.kind == "year")

    def without(self, spans: Iterable[tuple[int, int]]) -> "Reading":
        """The reading less what lies in `spans`."""
        gone = tuple(spans)

        def kept(start: int, end: int) -> bool:
            return not any(first <= start and end <= last for first, last in gone)

        return replace(
            self,
            mentions=tuple(m for m in self.mentions if kept(m.start, m.end)),
            unknown=tuple(m for m in self.unknown if kept(m.start, m.end)),
            quantities=tuple(q for q in self.quantities if kept(q.start, q.end)),
            currencies=tuple(c for c in self.currencies if kept(c[1], c[2])),
        )
