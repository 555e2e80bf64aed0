"""Broad questions: the key facts of the document, or of one subject, a sentence each."""

from collections.abc import Iterable
from dataclasses import replace

from bot.answer import Answer
from bot.answering.wording import title_of
from bot.entry.cautions import Cautions
from bot.entry.kinds import STRONG_ASKS, is_figure
from bot.entry.points import LEVELS, answer_points, facts_of, point_of
from bot.understanding.summarising import asked_of, summary_request
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_MOST = 6  # points
_FEWEST = 2  # points that make a topic: one may be an aside


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
    asked = summary_request(reading.text, reading.language)
    if asked is not None and asked.wanted == "about" and not others:
        return not reading.asks & STRONG_ASKS and not subjects
    if "summary" in reading.of("talk"):
        words = [word for word in reading.unknown if len(word.text) > 1]
        if len(words) > 1 and not reading.ids & {"article"}:
            return False
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


def answer_summary(reading: Reading, library: Library, cautions: Cautions) -> Answer | None:
    """Return the points of what a message names, else those of the document; None without any."""
    subjects = _subjects(reading, library)
    known = frozenset().union(*library.concepts.sets)
    topics = frozenset(
        identifier
        for mention in reading.content
        if not mention.is_form and not mention.has("word")
        for identifier in mention.ids & known - {"article", "trade", *library.vocabulary.places}
    )
    on_topic = _on(topics, library) if topics and not subjects else []
    if not subjects and len(on_topic) < _FEWEST:
        return overview(reading, library, cautions)
    facts = _about(subjects, library) if subjects else on_topic
    points = [point_of(fact.sentences[0], _first(fact, library)) for fact in facts]
    most = asked_of(reading.text, reading.language).points or _MOST
    return answer_points(reading, library, cautions, points[:most]) if points else None


def _first(fact: Fact, library: Library) -> list[Fact]:
    """Return the facts of a fact's sentence, itself first."""
    return sorted(facts_of(fact.sentences[0], library.facts), key=lambda one: one.id != fact.id)


def overview(reading: Reading, library: Library, cautions: Cautions) -> Answer | None:
    """Return the points of the whole document below its title; None where nothing is reviewed."""
    from bot.answering.corpus import Corpus  # noqa: PLC0415 - numpy, a tenth of a cold start
    from bot.answering.summary import summary  # noqa: PLC0415

    if not library.facts:
        return None
    document = library.document
    request = asked_of(reading.text, reading.language)
    request = replace(request, points=request.points or _MOST)
    corpus = Corpus(document, document.language or "en", library.facts)
    amounts = {fact.sentences[0].id for fact in library.facts if fact.kind in LEVELS}
    reviewed = {at for at, one in enumerate(document.sentences) if one.id in amounts}
    sentences = [document.sentences[at] for at in summary(corpus, request, reviewed)]
    points = [point_of(one, facts_of(one, library.facts)) for one in sentences]
    return answer_points(reading, library, cautions, points, title_of(library, reading.language))


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


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """At most six, each from another sentence."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        chosen.setdefault(fact.sentences[0].id, fact)
    return list(chosen.values())[:_MOST]
