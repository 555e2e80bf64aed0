"""The points of a summary: sentences of the document, each with what is reviewed of it on a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer
from bot.answering.wording import built
from bot.charts.model import chart_of
from bot.entry.cautions import Cautions
from bot.entry.compose import FactFootnotes, line_of, printed, view
from bot.entry.kinds import is_figure
from bot.texts import joined, kind_name, labelled
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact
from index.document import Sentence

# What is said of a level beside it, as short as it can be.
_BESIDE: Final = ("growth", "share")
LEVELS: Final = frozenset({"level", "bound"})


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence with a fact of it, and what else of the same thing the sentence says."""

    sentence: Sentence
    facts: tuple[Fact, ...] = ()


def point_of(sentence: Sentence, facts: Sequence[Fact]) -> Point:
    """Return the point of the first of a sentence's facts: a growth goes beside its level."""
    if not facts:
        return Point(sentence)
    same = [fact for fact in facts if is_figure(fact) and _thing(fact) == _thing(facts[0])]
    level = next((fact for fact in same if fact.kind in LEVELS), None)
    if level is None or facts[0] not in same:
        return Point(sentence, (facts[0],))
    beside = (fact for kind in _BESIDE for fact in same if fact.kind == kind)
    return Point(sentence, (level, *beside))


def _thing(fact: Fact) -> tuple[str | None, ...]:
    return fact.subject, fact.row.measure, fact.row.partner, fact.period


def facts_of(sentence: Sentence, facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of a sentence: levels first, then other figures."""
    own = [f for f in facts if f.sentences[0].id == sentence.id and not f.row.same_as]
    return sorted(own, key=lambda fact: (fact.kind not in LEVELS, not is_figure(fact), fact.start))


def answer_points(
    reading: Reading, library: Library, cautions: Cautions, points: Sequence[Point], title: str = ""
) -> Answer:
    """Return points as the answer, below a title where one is given."""
    language = reading.language
    footnotes = FactFootnotes(library)
    lines = [line for point in points if (line := _line(point, footnotes, library, language))]
    facts = [fact for point in points for fact in point.facts]
    headed = [title, *lines] if title else lines
    chart = chart_of(facts, library)
    return built(
        reading.text,
        language,
        "answered",
        headline=headed[0] if headed else library.name(language),
        details=headed[1:],
        footnotes=footnotes,
        reading=view(reading, library, "summary"),
        warnings=cautions.on(facts, language),
        chart=chart.ids if chart is not None else (),
    )


def _line(point: Point, footnotes: FactFootnotes, library: Library, language: str) -> str:
    """Return a point's line; "" for a sentence without facts, which is quoted alone."""
    number = footnotes.cite(library.document, point.sentence)
    for fact in point.facts:
        number = footnotes.cite_fact(fact)
    if not point.facts:
        return ""
    first, *others = point.facts
    said = [line_of(first, language)]
    said += [
        labelled(kind_name(one.kind, language), printed(one, language), language) for one in others
    ]
    return f"• {joined(said, language)} [{number}]"
