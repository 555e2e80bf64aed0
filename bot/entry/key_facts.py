"""Broad questions: the key facts of the document, or of one subject, a sentence each."""

from collections.abc import Iterable

from bot.answer import Answer
from bot.answering.wording import built
from bot.charts.model import chart_of
from bot.entry.compose import FactFootnotes, line_of, view
from bot.entry.kinds import STRONG_ASKS, is_figure
from bot.understanding.summarising import summary_request
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_MOST, _FEWEST = 6, 3


def wants_summary(reading: Reading, library: Library) -> bool:
    """Whether the message asks for the gist, or names a subject and nothing else."""
    if any(mention.is_name for mention in reading.mentions) or reading.years not in (
        (),
        _period(library),
    ):
        return False
    subjects = _subjects(reading, library)
    others = [
        mention
        for mention in reading.content
        if not mention.is_form
        and not mention.ids & {"article", "trade", *subjects}
        and not mention.has("word")
    ]
    if "summary" in reading.of("talk"):
        words = [word for word in reading.unknown if len(word.text) > 1]
        if len(words) > 1 and not reading.ids & {"article"}:
            return False
        asked = summary_request(reading.text, reading.language)
        points = {"percent"} if asked is not None and asked.points is not None else set()
        return not reading.asks & STRONG_ASKS - points  # "in 2 points" asks for no percentage
    if subjects and reading.asks & {"how", "describe"} and "trade" in reading.ids:
        return not others and not reading.asks & STRONG_ASKS
    named = bool(subjects) and not any(mention.ids & {"trade"} for mention in reading.content)
    return (
        named
        and not others
        and not reading.unknown
        and not reading.asks & STRONG_ASKS
        and not reading.operations
    )


def answer_summary(reading: Reading, library: Library) -> Answer | None:
    subjects = _subjects(reading, library)
    known = frozenset().union(*library.concepts.sets)
    topics = frozenset(
        identifier
        for mention in reading.content
        if not mention.is_form and not mention.has("word")
        for identifier in mention.ids & known - {"article", "trade", *library.vocabulary.places}
    )
    if subjects:
        facts = _about(subjects, library)
    elif topics and len(_on(topics, library)) >= _FEWEST:
        facts = _on(topics, library)
    else:
        facts = _overview(library)
    if not facts:
        return None
    language = reading.language
    asked = summary_request(reading.text, language)
    if asked is not None and asked.points is not None:
        facts = facts[: asked.points]
    footnotes = FactFootnotes(library)
    lines = [f"• {line_of(fact, language, footnotes.cite_fact(fact))}" for fact in facts]
    chart = chart_of(facts, library)
    return built(
        reading.text,
        language,
        "answered",
        headline=lines[0],
        details=lines[1:],
        footnotes=footnotes,
        reading=view(reading, library, "summary"),
        chart=chart.ids if chart is not None else (),
    )


def _period(library: Library) -> tuple[int, ...]:
    return (int(library.vocabulary.default_period),)


def _subjects(reading: Reading, library: Library) -> frozenset[str]:
    named = reading.subjects & library.vocabulary.places
    return named - {library.vocabulary.default_subject} if len(named) > 1 else named


def _about(subjects: Iterable[str], library: Library) -> list[Fact]:
    """Facts of the subjects and of their parts: figures first, then in the order of the table."""
    wanted = set(subjects)
    found = [
        fact
        for fact in library.facts
        if wanted & {fact.subject, fact.row.partner, *library.vocabulary.ancestors(fact.subject)}
        and library.vocabulary.default_subject not in wanted - {fact.subject}
    ]
    own = [fact for fact in found if fact.subject in wanted]
    return _distinct([*filter(is_figure, own), *own, *filter(is_figure, found), *found])


def _on(topics: frozenset[str], library: Library) -> list[Fact]:
    """Facts whose sentences speak of the topics, those that speak of most of them first."""
    found = [(len(library.concepts.of(fact.sentences) & topics), fact) for fact in library.facts]
    found = [item for item in found if item[0]]
    return _distinct(fact for _, fact in sorted(found, key=lambda item: -item[0]))


def _overview(library: Library) -> list[Fact]:
    """The first figures of each section, then other facts of it."""
    by_section: dict[int, list[Fact]] = {}
    for fact in sorted(library.facts, key=lambda fact: (not is_figure(fact), fact.start)):
        by_section.setdefault(fact.sentences[0].section, []).append(fact)
    ordered: list[Fact] = []
    for rank in range(_MOST):
        ordered += [facts[rank] for _, facts in sorted(by_section.items()) if rank < len(facts)]
    return sorted(_distinct(ordered), key=lambda fact: fact.start)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """At most six, each from another sentence."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        chosen.setdefault(fact.sentences[0].id, fact)
    return list(chosen.values())[:_MOST]
