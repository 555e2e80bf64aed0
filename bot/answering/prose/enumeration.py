"""How many names a sentence lists: "Boston, Atlanta, and San Francisco reported modest growth"."""

from collections.abc import Sequence
from decimal import Decimal

from bot.answering.corpus import Corpus, Passage
from bot.answering.prose.found import Found, typed
from bot.answering.prose.lexicon import Lexicon
from bot.answering.prose.listings import Listing, listings
from bot.answering.prose.task import Ask
from bot.answering.ranking import Ranked
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.understanding.cues import folded, prose_words
from bot.understanding.question import Question, forms
from facts.drafting.figure import DraftedFigure, Kind

_SURE = 0.75
_READ = 3  # passages: a list further down is of something else


def listed(
    ask: Ask, question: Question, ranked: Sequence[Ranked], corpus: Corpus, lexicon: Lexicon
) -> list[Found]:
    """Return how many things the best sentence names, where it names them and counts none."""
    head = question.counted[0]
    vague = forms(question.language).words
    wanted = lexicon.wanted(
        term for term in ask.shared.terms if term.key != head and term.key not in vague
    )
    for one in ranked[:_READ]:
        passage = one.passage
        near = dict.fromkeys(passage.heading, 0.5) | dict.fromkeys(passage.keys, 1.0)
        if passage.row is not None or _counts(passage, corpus):
            continue
        if any(key not in near for key in wanted.weights) or not _same_way(
            question, passage, corpus
        ):
            continue  # a word that the document has elsewhere: "decline" for "increase"
        lists = [
            listing
            for listing in listings(passage.sentence.text, corpus.language, passage.terms)
            if _of(head, listing, passage, corpus) and not _asks_about(question, listing)
        ]
        if len(lists) == 1:
            belief = typed(wanted, near, most=_SURE)
            return [Found(_plan(lists[0], question), (passage.position,), belief)]
    return []


def _same_way(question: Question, passage: Passage, corpus: Corpus) -> bool:
    """Tell whether a sentence speaks of a rise or a fall where the question does."""
    asked, told = prose_words(question.language).said, prose_words(corpus.language).said
    texts = folded(question.text), folded(passage.sentence.text)
    return all(
        bool(asked[name].search(texts[0])) <= bool(told[name].search(texts[1]))
        for name in ("up", "down", "more", "less")
    )


def _asks_about(question: Question, listing: Listing) -> bool:
    """Tell whether the question itself has one of the names: it asks something else of it."""
    asked = {term.surface.lower() for term in question.terms}
    counted = {term.surface.lower() for term in question.terms if term.key == question.counted[0]}
    words = [name.lower().split() for name in listing.names]
    # A word for what is counted stands in names, too: "the New York and Dallas Districts".
    return any(
        first in asked or not {*others}.isdisjoint(asked - counted) for first, *others in words
    )


def _counts(passage: Passage, corpus: Corpus) -> bool:
    """Tell whether a sentence counts by itself: its figure is the answer."""
    return any(one.kind == "count" for one in corpus.figures(passage.position))


def _of(head: str, listing: Listing, passage: Passage, corpus: Corpus) -> bool:
    """Tell whether the names are of what is counted: its word stands at the list, or at a name."""
    beside = [
        term.key
        for term in passage.terms
        if listing.start - 20 <= term.start <= listing.end + 20 and term.kind != "compound"
    ]
    if head in beside:
        return True
    names = {name.split()[-1].lower() for name in listing.names}
    return any(
        head == after.key and before.surface.lower() in names
        for other in corpus.passages
        for before, after in zip(other.terms, other.terms[1:], strict=False)
    )


def _plan(listing: Listing, question: Question) -> Result[DraftedFigure]:
    value = Decimal(len(listing.names))
    noun = next(term.surface for term in question.terms if term.key == question.counted[0])
    names = (", ".join(listing.names),)
    return Result(Operation.VALUE, value, value, noun, Kind.COUNT, None, names, ())
