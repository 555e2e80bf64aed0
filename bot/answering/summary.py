"""The sentences that tell most of a document, or of a subject in it: extracts, nothing rewritten."""

import math
from collections.abc import Collection, Iterable, Sequence

from bot.answering.corpus import Corpus, Passage
from bot.understanding.summarising import SummaryRequest
from index.text import terms

_POINTS = {"about": 3, "points": 5, "figures": 5}  # where no number is asked for
_FEWEST_TERMS = 4  # of a sentence that says something by itself
_TOLD = 6  # words by which a sentence is judged: the commonest, so that long ones gain nothing
_MOST_TERMS = 60  # a longer one is a list or boilerplate
_UNTOLD = frozenset({"date", "year", "ordinal", "label", "duration"})  # figures of no amount
# A sentence's worth: how much of it the rest of the document speaks of, and bonuses of about the
# spread of that (0.3), so that an opening or a figure can lift a middling sentence, not a poor one.
_OPENS, _EARLY, _FIGURE = 0.3, 0.3, 0.15
# A reviewed amount: where figures are asked for as much as an opening, else less, so that
# what is said in words has its place beside them.
_REVIEWED, _AMONG_WORDS = 0.3, 0.2


def summary(corpus: Corpus, request: SummaryRequest, reviewed: Collection[int] = ()) -> list[int]:
    """Return the positions of the chosen sentences, in the order of the document.

    `reviewed` are positions of sentences with a reviewed amount, which says more than a count or
    a day. Empty where the subject that is asked for stands nowhere.
    """
    most = request.points or _POINTS[request.wanted]
    passages = _speaking(corpus)
    subject = frozenset(
        t.key for t in terms(request.subject, corpus.language) if not t.stop and t.kind != "pair"
    )
    if subject:
        passages = [p for p in passages if subject <= p.keys | p.heading | p.near]
        own = [p for p in passages if subject & p.keys]
        passages = own or passages
    figures = request.wanted == "figures"
    if figures:
        passages = [p for p in passages if states(corpus, p)] or passages
    bonus = _REVIEWED if figures else _AMONG_WORDS
    worth = {
        p.position: _worth(corpus, p, figures=figures) + bonus * (p.position in reviewed)
        for p in passages
    }
    ranked = sorted(passages, key=lambda p: -worth[p.position])
    return sorted(p.position for p in _spread(ranked, most))


def _speaking(corpus: Corpus) -> list[Passage]:
    """Return the sentences of prose; of a document that is all tables, its rows."""
    document = corpus.document
    prose = [
        p
        for p in corpus.passages
        if p.row is None
        and document.paragraph_of(p.sentence).kind in {"paragraph", "item"}
        and _FEWEST_TERMS <= sum(1 for t in p.terms if not t.stop) <= _MOST_TERMS
        and not p.sentence.text.rstrip().endswith(("?", "？", ":", "："))
    ]
    return prose or [p for p in corpus.passages if len(p.terms) >= _FEWEST_TERMS]


def _worth(corpus: Corpus, passage: Passage, *, figures: bool) -> float:
    """Return how much of the document a sentence speaks of, opening and figures counted in."""
    total = math.log1p(len(corpus.passages))
    common = [math.log1p(corpus.frequency[key] - 1) / total for key in passage.keys]
    worth = sum(sorted(common, reverse=True)[:_TOLD]) / _TOLD
    paragraph = passage.sentence.paragraph
    before = passage.position - 1
    if before < 0 or corpus.document.sentences[before].paragraph != paragraph:
        worth += _OPENS
    worth += _EARLY / (1 + passage.position / 10)
    if not figures and states(corpus, passage):
        worth += _FIGURE
    return worth


def states(corpus: Corpus, passage: Passage) -> bool:
    """Tell whether a sentence states an amount, a share or a count."""
    found = corpus.figures(passage.position)
    return any(one.kind not in _UNTOLD and one.date is None for one in found)


def _spread(ranked: Sequence[Passage], most: int) -> Iterable[Passage]:
    """Return the best passages: one of each section first, then of each paragraph, then the rest."""
    sections: set[int] = set()
    paragraphs: set[int] = set()
    first: list[Passage] = []
    second: list[Passage] = []
    rest: list[Passage] = []
    for passage in ranked:
        section, paragraph = passage.sentence.section, passage.sentence.paragraph
        fresh = first if section not in sections else second
        (rest if paragraph in paragraphs else fresh).append(passage)
        sections.add(section)
        paragraphs.add(paragraph)
    return [*first, *second, *rest][:most]
