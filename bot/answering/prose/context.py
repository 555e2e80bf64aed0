"""The words around a sentence that say what its figures are of."""

from collections.abc import Iterable

from bot.answering.corpus import Corpus, Passage
from bot.answering.prose.listings import listings
from bot.understanding.cues import folded, prose_words

_BEFORE, _LEANS = 0.35, 0.5  # of the sentence before: more where a sentence opens with "this", "it"
_LONGEST_LIST = 8  # items between one and the sentence that leads in
_HEADING, _TITLE = 0.3, 0.2
_OPENING = 12  # characters that the first word of a sentence has, or fewer
_MANY = 3


def wide(corpus: Corpus, passage: Passage) -> dict[str, float]:
    """Return the keys around a sentence: of the one before it, its heading, the title."""
    title = corpus.title | corpus.passages[0].keys  # a note begins with what it is
    found = dict.fromkeys(title, _TITLE) | dict.fromkeys(passage.heading, _HEADING)
    before = passage.position - 1
    if before < 0:
        return found
    other = corpus.passages[before]
    item = _is_item(corpus, passage)
    if other.sentence.paragraph == passage.sentence.paragraph or (
        item and not _is_item(corpus, other)
    ):
        leans = prose_words(corpus.language).text["leans"]
        opens = leans.match(folded(passage.sentence.text[:_OPENING])) is not None
        _add(found, other.keys, _LEANS if opens else _BEFORE)
    if item:
        lead = next(
            (
                corpus.passages[at]
                for at in range(before, max(-1, before - _LONGEST_LIST), -1)
                if not _is_item(corpus, corpus.passages[at])
            ),
            None,
        )
        _add(found, lead.keys if lead is not None else (), _LEANS)
    return found


def listed(passage: Passage, language: str, figures: int) -> frozenset[str]:
    """Return the keys of names in a list of three or more, of more than there are figures.

    No figure of the sentence is that of one of them: it is of all.
    """
    spans = [
        (one.start, one.end)
        for one in listings(passage.sentence.text, language, passage.terms)
        if len(one.names) >= _MANY and len(one.names) > figures
    ]
    return frozenset(
        term.key
        for term in passage.terms
        if not term.stop and any(start <= term.start < end for start, end in spans)
    )


def _add(found: dict[str, float], keys: Iterable[str], share: float) -> None:
    for key in keys:
        found[key] = max(share, found.get(key, 0.0))


def _is_item(corpus: Corpus, passage: Passage) -> bool:
    return corpus.document.paragraph_of(passage.sentence).kind == "item"
