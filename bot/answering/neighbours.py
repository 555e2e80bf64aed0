"""A follow-up by what answered the message before: another figure of the same sentence, or next to it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.asking import Evidence, loaded
from bot.answering.corpus import Corpus, Passage
from bot.answering.figures import FigureCandidate, figure_candidates
from bot.answering.matching import query_of
from bot.answering.reserving import is_sure
from bot.answering.tables.selection import TableAnswer
from bot.understanding.followup import topics
from bot.understanding.question import FIGURES, Question

_BORDER = re.compile(r"[;；，、]|,(?!\d)")
_NEAR = 3  # sentences on either side of the one that answered


def beside(question: Question, earlier: Question, before: Evidence, after: Evidence) -> Evidence:
    """Return the evidence for a follow-up, with the figure that it means where that stands near.

    `before` is the evidence for the `earlier` message, `after` that for both together. "And wine?"
    after the share of meat means the share beside the word in the sentence that answered. What
    names something else is never answered with the same figure again, unless that stands there.
    """
    own = topics(question)
    own = own - set(earlier.keys) or own
    if before.corpus is not after.corpus or not own:
        return after
    found = _near(own, question, earlier, before) if is_sure(earlier, before) else None
    ranked = (*after.ranked, *before.ranked)
    shown = [one for one in ranked if found is not None and one.passage is found.passage]
    if found is None or not shown:
        return _without_repeated(own, before, after)
    others = [one for one in after.ranked if one.passage is not found.passage]
    return replace(
        after,
        ranked=(shown[0], *others),
        figure=found,
        chance=max(before.chance, after.chance),
        sure=max(before.sure, after.sure),
        table=None,
        computed=None,
    )


def _near(
    own: frozenset[str], question: Question, earlier: Question, before: Evidence
) -> FigureCandidate | None:
    """Return the figure next to what the follow-up names, of the kind that answered before."""
    figure = before.figure
    if figure is None:
        return None
    asking = replace(
        question,
        terms=tuple(term for term in question.terms if term.key in own),
        kinds=question.kinds or earlier.kinds,
        kind=question.kind or earlier.kind,
    )
    query = query_of(asking, before.corpus)
    scorer = loaded(vectors=False).figure
    for passage in _around(figure.passage, before.corpus):
        if not own <= passage.keys:
            continue
        found = [
            one
            for one in figure_candidates(query, before.corpus, passage)
            if question.kinds & FIGURES or one.quantity.kind == figure.quantity.kind
        ]
        found = [one for one in found if _is_in_clause(one, own)] or found
        if found:
            best = max(found, key=lambda one: scorer.score(one.features))
            return None if _is_same(best, figure) else best
    return None


def _is_in_clause(one: FigureCandidate, own: frozenset[str]) -> bool:
    """Tell whether no comma stands between a figure and a word of the follow-up."""
    passage, quantity = one.passage, one.quantity
    said = [term for term in passage.terms if term.key in own]
    text = passage.sentence.text
    return any(
        not _BORDER.search(text, min(term.end, quantity.end), max(term.start, quantity.start))
        for term in said
    )


def _around(passage: Passage, corpus: Corpus) -> Iterator[Passage]:
    """Yield a sentence and those near it, the nearest first; rows are left to the tables."""
    for distance in range(_NEAR + 1):
        for position in sorted({passage.position - distance, passage.position + distance}):
            if 0 <= position < len(corpus.passages) and corpus.passages[position].row is None:
                yield corpus.passages[position]


def _without_repeated(own: frozenset[str], before: Evidence, after: Evidence) -> Evidence:
    """Return the evidence without the figure or cell of the message before, if it lacks what is named."""
    figure, table = after.figure, after.table
    repeated = figure and before.figure and _is_same(figure, before.figure)
    if figure and repeated and not own <= _said(figure.passage):
        after = replace(after, figure=None, sure=0.0)
    if table and before.table and _cells(table) == _cells(before.table):
        rows = [after.corpus.passages[position] for position in table.citations]
        if not any(own <= _said(row) for row in rows):
            after = replace(after, table=None)
    return after


def _said(passage: Passage) -> frozenset[str]:
    return passage.keys | passage.heading


def _cells(table: TableAnswer) -> tuple[object, ...]:
    return table.figures, table.names, table.plan


def _is_same(one: FigureCandidate, other: FigureCandidate) -> bool:
    return one.passage is other.passage and one.quantity.start == other.quantity.start
