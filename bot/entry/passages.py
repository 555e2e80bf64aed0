"""Where no fact serves: the sentences that say what a question is about, by BM25 over concepts.

A sentence serves when it accounts for (nearly) all that the question mentions, weighted by how
rare each thing is in the document. A figure is taken from it only if it is of the type asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.library import Library
from facts.quantity import Quantity, quantities
from facts.reading import Mention, Reading
from index.document import Sentence

_FIGURE_ASKS = frozenset(
    {"amount", "count", "percent", "growth", "decline", "share", "duration", "rank", "date"}
)
_TYPES: dict[str, frozenset[str]] = {
    "amount": frozenset({"money"}),
    "count": frozenset({"count"}),
    "percent": frozenset({"percent"}),
    "growth": frozenset({"percent"}),
    "share": frozenset({"percent", "fraction"}),
    "duration": frozenset({"duration"}),
    "date": frozenset({"year"}),
}
_COVERED, _COVERED_OPEN, _COVERED_FIGURE, _NEAR_BEST = 0.85, 0.7, 0.85, 0.7
_NEAR_BEST_OPEN = 0.45
_SMALL = 12
_TYPED = frozenset({"who", "where", "organisation", "name", "role"})
_COVERED_TYPED = 0.99
_OPEN = frozenset({"why", "how", "describe", "say"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, how much of the question it accounts for (0 to 1), its BM25 score."""

    sentence: Sentence
    covered: float
    score: float
    figure: Quantity | None = None


def passages(reading: Reading, library: Library, most: int = 4) -> list[Passage]:
    """Sentences that answer, the best first; empty if none accounts for enough of the question."""
    content = [mention for mention in reading.content if not _is_meta(mention)]
    places = library.vocabulary.places
    known = frozenset().union(*library.concepts.sets)
    if len(content) < 2 or any(mention.is_name for mention in content):
        return []
    if any(not mention.ids & known and not mention.has("word") for mention in content):
        return []
    period = library.vocabulary.default_period
    if any(str(year) != period for year in reading.years) or "next-year" in reading.ids:
        return []
    index, concepts = library.concepts.index, library.concepts
    queries = [concepts.query(mention) for mention in content]
    weights = [max((index.idf(i) for i in query), default=0.0) for query in queries]
    strange = [word for word in reading.unknown if word.clause in {m.clause for m in content}]
    total = sum(weights) + len(strange) * max(weights, default=1.0)
    if total <= 0:
        return []
    if "superlative" in reading.asks and not reading.asks & _OPEN:
        return []
    wanted = reading.asks & _FIGURE_ASKS
    least = _COVERED_OPEN if reading.asks & _OPEN else _COVERED
    if wanted:
        least = _COVERED_FIGURE
    elif reading.asks & _TYPED or reading.currencies:
        least = _COVERED_TYPED
    if not wanted and not reading.asks & _OPEN and _is_about_measure(content, library):
        return []
    found: list[Passage] = []
    for hit in index.search([i for query in queries for i in sorted(query)], limit=12):
        ids = concepts.sets[hit.index]
        covered = sum(w for query, w in zip(queries, weights, strict=True) if query & ids) / total
        sentence = library.document.sentences[hit.index]
        if reading.asks & {"where", "why"} and any(
            sentence in fact.sentences for fact in library.facts
        ):
            continue  # the facts of this sentence were asked already, and none fits
        near = ids if ids & places else ids | _context(library, hit.index)
        if any(mention.ids & places and not mention.ids & near for mention in content):
            continue
        if any(
            not _states(sentence, quantity)
            for quantity in reading.quantities
            if quantity.value > _SMALL
        ):
            continue
        figure = _figure(sentence, wanted, reading, library) if wanted else None
        if wanted and figure is None:
            continue
        if covered >= least:
            found.append(Passage(sentence, covered, hit.score, figure))
    found.sort(key=lambda passage: (-passage.covered * passage.score, passage.sentence.start))
    best = found[0].covered * found[0].score if found else 0.0
    nearly = _NEAR_BEST_OPEN if reading.asks & _OPEN else _NEAR_BEST
    return [p for p in found if p.covered * p.score >= nearly * best][: 1 if wanted else most]


def _is_meta(mention: Mention) -> bool:
    return mention.is_form or "article" in mention.ids or mention.has("talk")


def _is_about_measure(content: Sequence[Mention], library: Library) -> bool:
    """Whether it names somebody and something measured: a figure is wanted, or nothing."""
    concepts = library.vocabulary.concepts
    types = {concepts[i].type for mention in content for i in mention.ids if i in concepts}
    return bool(types & {"activity", "measure"}) and bool(types & {"region", "group", "bloc"})


def _states(sentence: Sentence, quantity: Quantity) -> bool:
    return any(other.value == quantity.value for other in quantities(sentence.text))


def _context(library: Library, position: int) -> frozenset[str]:
    """What the paragraph of a sentence is about: a pronoun in the sentence may refer to it."""
    sentence = library.document.sentences[position]
    paragraph = library.document.paragraphs[sentence.paragraph]
    return library.concepts.of(library.document.sentences_of(paragraph))


def _figure(
    sentence: Sentence, wanted: frozenset[str], reading: Reading, library: Library
) -> Quantity | None:
    """The one figure of the type asked for in a sentence that no fact row covers."""
    if any(fact.value is not None and sentence in fact.sentences for fact in library.facts):
        return None
    types = frozenset().union(*(_TYPES.get(ask, frozenset()) for ask in wanted))
    found: Sequence[Quantity] = [q for q in quantities(sentence.text) if q.kind in types]
    if "count" in wanted:
        nouns = {word.casefold() for word in reading.text.split()}
        found = [q for q in found if q.noun and set(q.noun.casefold().split()) & nouns]
    return found[0] if len(found) == 1 else None
