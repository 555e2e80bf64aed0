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
    if not _may_be_quoted(reading, content, library):
        return []
    index, concepts = library.concepts.index, library.concepts
    queries = [concepts.query(mention) for mention in content]
    weights = [max((index.idf(i) for i in query), default=0.0) for query in queries]
    strange = [word for word in reading.unknown if word.clause in {m.clause for m in content}]
    total = sum(weights) + len(strange) * max(weights, default=1.0)
    if total <= 0:
        return []
    wanted = reading.asks & _FIGURE_ASKS
    least = _least_covered(reading)
    found: list[Passage] = []
    for hit in index.search([i for query in queries for i in sorted(query)], limit=12):
        ids = concepts.sets[hit.index]
        covered = sum(w for query, w in zip(queries, weights, strict=True) if query & ids) / total
        if covered < least or not _serves(reading, content, library, hit.index):
            continue
        sentence = library.document.sentences[hit.index]
        figure = _figure(sentence, wanted, reading, library) if wanted else None
        if figure is not None or not wanted:
            found.append(Passage(sentence, covered, hit.score, figure))
    found.sort(key=lambda passage: (-passage.covered * passage.score, passage.sentence.start))
    best = found[0].covered * found[0].score if found else 0.0
    nearly = _NEAR_BEST_OPEN if reading.asks & _OPEN else _NEAR_BEST
    return [p for p in found if p.covered * p.score >= nearly * best][: 1 if wanted else most]


def _may_be_quoted(reading: Reading, content: Sequence[Mention], library: Library) -> bool:
    """Whether sentences may answer at all: what is named is the document's, and of its period."""
    known = frozenset().union(*library.concepts.sets)
    if len(content) < 2 or any(mention.is_name for mention in content):
        return False
    if any(not mention.ids & known and not mention.has("word") for mention in content):
        return False
    period = library.vocabulary.default_period
    if any(str(year) != period for year in reading.years) or "next-year" in reading.ids:
        return False
    if reading.asks & _OPEN:
        return True
    wanted = reading.asks & _FIGURE_ASKS
    return "superlative" not in reading.asks and bool(
        wanted or not _is_about_measure(content, library)
    )


def _least_covered(reading: Reading) -> float:
    """How much of a question a sentence has to account for."""
    if reading.asks & _FIGURE_ASKS:
        return _COVERED_FIGURE
    if reading.asks & _TYPED or reading.currencies:
        return _COVERED_TYPED
    return _COVERED_OPEN if reading.asks & _OPEN else _COVERED


def _serves(reading: Reading, content: Sequence[Mention], library: Library, position: int) -> bool:
    """Whether a sentence is of the places that are named, and states the figures that are given."""
    sentence, places = library.document.sentences[position], library.vocabulary.places
    if reading.asks & {"where", "why"} and any(
        sentence in fact.sentences for fact in library.facts
    ):
        return False  # the facts of this sentence were asked already, and none fits
    ids = library.concepts.sets[position]
    near = ids if ids & places else ids | _context(library, position)
    if any(mention.ids & places and not mention.ids & near for mention in content):
        return False
    return all(_states(sentence, q) for q in reading.quantities if q.value > _SMALL)


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
