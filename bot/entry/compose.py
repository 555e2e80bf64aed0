"""From facts and sentences to the parts of an answer: figures, footnotes, headlines, plain text."""

from collections.abc import Iterable, Sequence

from bot.answer import Answer, Calculation, Citation, Figure, ReadingView, Status, Suggestion
from bot.entry.kinds import is_figure
from bot.texts import kind_name, qualified, say
from facts.library import Library
from facts.quantity import in_words
from facts.reading import Reading
from facts.table import Fact
from index.document import Sentence


class Footnotes:
    """Collects cited sentences and numbers them from 1."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._marks: dict[str, list[tuple[int, int]]] = {}
        self._sentences: list[Sentence] = []

    def cite(self, sentence: Sentence, mark: tuple[int, int] | None = None) -> int:
        """Number of the footnote for `sentence`; `mark` is a span of the document to emphasise."""
        if sentence.id not in self._marks:
            self._marks[sentence.id] = []
            self._sentences.append(sentence)
        if mark is not None and sentence.start <= mark[0] and mark[1] <= sentence.end:
            span = (mark[0] - sentence.start, mark[1] - sentence.start)
            if span not in self._marks[sentence.id]:
                self._marks[sentence.id].append(span)
        return self._sentences.index(sentence) + 1

    def cite_fact(self, fact: Fact) -> int:
        """Cite the sentences of a fact; the number of the one that holds its text."""
        number = 0
        for sentence in fact.sentences:
            found = self.cite(sentence, (fact.start, fact.end))
            if sentence.start <= fact.start < sentence.end:
                number = found
        return number

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                n=number,
                sentence_id=sentence.id,
                quote=sentence.text,
                start=sentence.start,
                end=sentence.end,
                section=self._library.document.section_title(sentence),
                marks=tuple(sorted(self._marks[sentence.id])),
            )
            for number, sentence in enumerate(self._sentences, 1)
        )


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


def printed(fact: Fact, language: str) -> str:
    """The figure or words of a fact as printed; in Chinese with the figure converted before it."""
    if language != "zh" or not is_figure(fact) or fact.value is None or fact.row.counted:
        return fact.text
    converted = qualified(fact.qualifier, in_words(fact.value, fact.unit, "zh"), "zh")
    if converted == fact.text:
        return converted
    return say("printed", "zh", converted=converted, text=fact.text)


def headline_of(fact: Fact, language: str) -> str:
    text = printed(fact, language)
    text = text[:1].upper() + text[1:]
    return f"{text} · {say('period', language, period=fact.period)}" if is_figure(fact) else text


def view(
    reading: Reading, library: Library, intent: str, facts: Sequence[Fact] = ()
) -> ReadingView:
    """The line "Read as: measure · subject · partner · period"."""
    language = reading.language
    label = library.vocabulary.label
    if facts:
        parts = [facts[0].label(language)]
        if is_figure(facts[0]):
            parts.append(say("period", language, period=facts[0].period))
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
    return Suggestion(label=label, question=f"{label}？" if language == "zh" else f"{label}?")


def build(
    question: str,
    language: str,
    status: Status,
    *,
    headline: str,
    details: Iterable[str] = (),
    footnotes: Footnotes | None = None,
    figures: Iterable[Figure] = (),
    reading: ReadingView | None = None,
    calculation: Calculation | None = None,
    warnings: Iterable[str] = (),
    suggestions: Iterable[Suggestion] = (),
    chart: Iterable[str] = (),
) -> Answer:
    """The answer with its plain text: headline, details, quotes, warnings."""
    citations = footnotes.citations() if footnotes else ()
    details, warnings = tuple(details), tuple(warnings)
    lines = [headline, *details]
    lines += [f"“{citation.quote}” [{citation.n}]" for citation in citations]
    lines += [f"⚠ {warning}" for warning in warnings]
    return Answer(
        question=question,
        language=language,
        status=status,
        answer="\n".join(line for line in lines if line),
        figures=tuple(figures),
        citations=citations,
        reading=reading or ReadingView(),
        calculation=calculation,
        warnings=warnings,
        suggestions=tuple(suggestions),
        headline=headline,
        details=details,
        chart=tuple(chart),
    )


__all__ = [
    "Footnotes",
    "build",
    "figure_of",
    "headline_of",
    "kind_name",
    "printed",
    "suggestion",
    "view",
]
