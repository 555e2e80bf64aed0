"""Facts and sentences of one library as answers: what was asked for, on top."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.answering.wording import built
from bot.entry.cautions import Cautions
from bot.entry.compose import FactFootnotes, figure_of, headline_of, line_of, printed, view
from bot.entry.kinds import asked_together, is_figure
from bot.entry.passages import Passage
from bot.texts import say
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_MOST_RELATED = 3


class Replies:
    """Makes the answers about one library."""

    def __init__(self, library: Library, cautions: Cautions) -> None:
        self._library, self._cautions = library, cautions

    def from_fact(self, reading: Reading, fact: Fact) -> Answer:
        """Return a fact as the answer, with what else of it is asked for."""
        language = reading.language
        footnotes = FactFootnotes(self._library)
        facts = self._siblings(fact, reading)
        for one in facts:
            footnotes.cite_fact(one)
        if fact.kind == "statement" and "how" in reading.asks:
            for other in self._on_the_same(fact, reading):
                footnotes.cite_fact(other)
        others = [line_of(one, language) for one in facts[1:]]
        return built(
            reading.text,
            language,
            "answered",
            headline=headline_of(facts[0], language),
            details=[facts[0].label(language), *others],
            footnotes=footnotes,
            figures=[figure_of(one) for one in facts if is_figure(one)],
            reading=view(reading, self._library, fact.kind, facts),
            warnings=self._cautions.on(facts, language),
        )

    def from_figure(self, reading: Reading, fact: Fact) -> Answer:
        """Return what the figure belongs to that a question states."""
        language = reading.language
        footnotes = FactFootnotes(self._library)
        footnotes.cite_fact(fact)
        return built(
            reading.text,
            language,
            "answered",
            headline=fact.label(language),
            details=[printed(fact, language)],
            footnotes=footnotes,
            reading=view(reading, self._library, "identify", [fact]),
        )

    def from_sentences(self, reading: Reading, found: Sequence[Passage]) -> Answer:
        """Return quotations as the answer: nobody has reviewed a fact that serves."""
        language = reading.language
        footnotes = FactFootnotes(self._library)
        for passage in found:
            footnotes.cite(self._library.document, passage.sentence)
        return built(
            reading.text,
            language,
            "answered",
            headline=say("passage", language, document=self._library.name(language)),
            footnotes=footnotes,
            reading=view(reading, self._library, "passage"),
        )

    def _siblings(self, fact: Fact, reading: Reading) -> list[Fact]:
        """The fact, and its growth or level where the question asks for both."""
        wanted = asked_together(reading)
        if fact.kind not in wanted:
            return [fact]
        key = (fact.subject, fact.row.measure, fact.row.partner, fact.period)
        others = [
            other
            for other in self._library.facts
            if other.kind in wanted
            and not other.row.same_as
            and (other.subject, other.row.measure, other.row.partner, other.period) == key
        ]
        return sorted(others, key=lambda other: wanted.index(other.kind))

    def _on_the_same(self, fact: Fact, reading: Reading) -> list[Fact]:
        """Other statements on the topic of a broad question, which names nobody."""
        vocabulary = self._library.vocabulary
        topics = reading.subjects - vocabulary.places - {"trade"}
        if fact.subject != vocabulary.default_subject or not topics:
            return []
        others = [
            other
            for other in self._library.facts
            if other is not fact and other.kind == "statement" and topics & other.may
        ]
        return others[:_MOST_RELATED]
