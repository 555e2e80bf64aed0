"""From facts to the parts of an answer: figures, footnotes, headlines, how it was read."""

from collections.abc import Sequence

from bot.answer import Figure, ReadingView, Suggestion
from bot.answering.footnotes import Footnotes
from bot.entry.kinds import is_figure
from bot.localized import printed
from bot.texts import filled, labelled, period_name
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact


class FactFootnotes(Footnotes):
    """The footnotes of an answer from one library: its document goes without saying."""

    def __init__(self, library: Library) -> None:
        super().__init__(titled=False)
        self._document = library.document

    def cite_fact(self, fact: Fact) -> int:
        """Cite the sentences of a fact; the number of the one that holds its text."""
        number = 0
        for sentence in fact.sentences:
            found = self.cite(self._document, sentence, (fact.start, fact.end))
            if sentence.start <= fact.start < sentence.end:
                number = found
        return number


def figure_of(fact: Fact) -> Figure:
    """The headline figure of a fact that has a value."""
    if fact.value is None:
        raise ValueError(f"{fact.id} has no value")
    return Figure(
        value=fact.value,
        unit=fact.unit,
        text=fact.text,
        qualifier=fact.qualifier,
        period=fact.period,
        fact=fact.id,
        start=fact.start,
        end=fact.end,
    )


def headline_of(fact: Fact, language: str) -> str:
    text = printed(fact, language)
    text = text[:1].upper() + text[1:]
    return f"{text} · {period_name(fact.period, language)}" if is_figure(fact) else text


def line_of(fact: Fact, language: str, footnote: int | None = None) -> str:
    """What a fact is, and what the document says of it: "Zhejiang: 5.55 trillion yuan [1]"."""
    text = labelled(fact.label(language), printed(fact, language), language)
    return text if footnote is None else f"{text} [{footnote}]"


def view(
    reading: Reading, library: Library, intent: str, facts: Sequence[Fact] = ()
) -> ReadingView:
    """The line "Read as: measure · subject · partner · period"."""
    language = reading.language
    label = library.vocabulary.label
    if facts:
        parts = [facts[0].label(language)]
        if is_figure(facts[0]):
            parts.append(period_name(facts[0].period, language))
    else:
        parts = list(dict.fromkeys(
            label(sense.id, language)
            for mention in reading.content
            for sense in mention.senses
            if sense.category == "concept"
        ))  # fmt: skip
    first = facts[0] if facts else None
    return ReadingView(
        text=" · ".join(parts),
        intent=intent,
        subjects=tuple(dict.fromkeys(label(fact.subject, language) for fact in facts)),
        measure=first.row.measure if first else None,
        partner=first.row.partner if first else None,
        period=first.period if first else None,
        leftover=tuple(word.text for word in reading.unknown),
        fact=first.id if first else None,
    )


def suggestion(fact: Fact, language: str) -> Suggestion:
    """A fact as something to ask: its label is a question that the document answers."""
    label = fact.label(language)
    return Suggestion(label=label, question=filled("asked", language, label=label))


__all__ = [
    "FactFootnotes",
    "figure_of",
    "headline_of",
    "line_of",
    "printed",
    "suggestion",
    "view",
]
