"""A statement that slots leave open is supported where a passage likely enough says it in other words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.answering.asking import Asker
from bot.answering.claims.checked import Checked, Decided, Verdict
from bot.answering.claims.comparing import Comparison, compare_with
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.nearest import Cosines, Near, nearest
from bot.answering.claims.parting import parted
from bot.answering.claims.speaking_for import is_vetoed, weigh
from bot.answering.claims.tokens import Statement, Token
from bot.answering.claims.tolerance import same_kind, same_value
from bot.answering.claims.verdict import check, together
from bot.answering.claims.witness import Witness, witness_of
from bot.answering.cross_encoder import Reader
from bot.answering.matching import Query, query_of
from bot.answering.rereading import WEIGHTS, log_odds
from bot.answering.scorer import Scorer, load_scorer
from bot.understanding.marks import has_marks
from bot.understanding.question import read_question
from facts.quantity import Quantity
from index.shared_embedder import may_read

STATEMENTS: Final = "statements"  # the file of fitted weights
# The belief from which a statement is called supported. Of 7,750 statements on 520 documents that slots
# leave open, each by weights that don't know its document, 29 are rightly supported, one wrongly; with .88
# 48 and 4, with .82 119 and 18, of 3,060 that are to be. By words alone one in five was wrong at any bar:
# without vectors nothing is believed. Nothing is believed to be ruled out: that was right in nine of ten
# at best, and then for one in 200 of what is.
# Where a reader is asked too, of 1,933 such statements on documents that the reader doesn't know, 21 of 619
# are rightly supported and one wrongly, with .88 35 and one, with .85 50 and two.
LEAST: Final = 0.88
SUPPORTED: Final = "supported"  # the table of its weights


@dataclass(frozen=True, slots=True)
class Scorers:
    """What chooses the passage that a statement is about, and what tells whether it says it."""

    passage: Scorer
    supported: Scorer


@lru_cache(1)
def fitted() -> Scorers:
    """Return the fitted weights. Raises FileNotFoundError where `make train` never ran."""
    return Scorers(*(load_scorer(STATEMENTS, name) for name in ("passage", "supported")))


@dataclass(frozen=True, slots=True)
class Looked:
    """A statement with the passages of a document that it may be about."""

    claim: Statement
    query: Query
    asker: Asker
    witness: Witness
    nears: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement beside the passage chosen for it."""

    near: Near
    comparison: Comparison
    features: dict[str, float]


def look(text: str, language: str, asker: Asker) -> Looked | None:
    """Find the passages that a statement may be about; None without vectors."""
    cosines = _cosines(text, asker)
    if cosines is None:
        return None
    witness = witness_of(asker.corpus)
    claim = read_statement(text, language, witness.names)
    query = query_of(read_question(text, language), asker.corpus)
    nears = nearest(claim, query, asker.corpus, cosines)
    return Looked(claim, query, asker, witness, tuple(nears))


def _cosines(text: str, asker: Asker) -> Cosines | None:
    asked = asker.vectors.cosines(text) if asker.vectors is not None else None
    alike = asker.vectors.alike(text) if asker.vectors is not None else None
    return Cosines(asked, alike) if asked is not None and alike is not None else None


def weighed(looked: Looked, passage: Scorer, slots: Verdict) -> Weighed | None:
    """Weigh a statement beside the likeliest passage; None where there is none."""
    if not looked.nears:
        return None
    near = max(looked.nears, key=lambda one: passage.score(one.features))
    sentence, around = looked.witness.read(near.passage), looked.witness.around(near.passage)
    comparison = compare_with(looked.claim, sentence, around)
    corpus = looked.asker.corpus
    features = weigh(looked.claim, sentence, comparison, around, near, looked.query, corpus, slots)
    return Weighed(near, comparison, features)


def judge(text: str, language: str, asker: Asker) -> Checked:
    """Compare a statement with a document slot by slot, and by likeness where that decides nothing."""
    checked = check(text, language, asker)
    if checked.verdict != "not_in_document":
        return checked
    sentences = parted(text, language).sentences
    if len(sentences) == 1:
        return judged(sentences[0], language, asker, checked)
    return together(
        [judged(one, language, asker, check(one, language, asker)) for one in sentences]
    )


def judged(text: str, language: str, asker: Asker, checked: Checked) -> Checked:
    """Return that a statement which slots leave open is supported, where that is likely enough.

    Else it stays open, beside the passage that it is likeliest about. Belief rules nothing out: of
    the statements that it would be surest of, a third is said or not spoken of.
    """
    if checked.verdict != "not_in_document" or checked.decided is not None:
        return checked
    if not (has_marks(language) and has_marks(asker.corpus.language)):
        return checked
    looked = look(text, language, asker)
    scorers = fitted()
    found = weighed(looked, scorers.passage, checked.verdict) if looked is not None else None
    if looked is None or found is None:
        return checked
    position = found.near.passage.position
    if not _likely(text, found, asker, scorers):
        return replace(checked, evidence=(position,))
    said = _said(looked.claim, asker.corpus.figures(position))
    if said is None:
        return Checked("supported", evidence=(position,))
    stated, printed = said[0].surface, said[1].text
    other = stated.casefold() != printed.casefold()  # rounded, or a bound: what exactly is printed
    decided = Decided("figure", stated, printed) if other else None
    return Checked("supported", decided, (position,), said[1])


def _likely(text: str, found: Weighed, asker: Asker, scorers: Scorers) -> bool:
    """Tell whether nothing speaks against that the passage says it, and belief is high enough."""
    if is_vetoed(found.features):
        return False
    believed = scorers.supported.probability(found.features)
    if asker.reader is None or not may_read(1):
        return believed >= LEAST
    read = read_verdicts(text, found, asker, asker.reader, believed)
    return load_scorer(WEIGHTS, SUPPORTED).probability(read) >= LEAST


def read_verdicts(
    text: str, found: Weighed, asker: Asker, reader: Reader, believed: float
) -> dict[str, float]:
    """Return what speaks for and against a statement, read with its passage; `believed` is it before."""
    odds = reader.says(asker.read_document.pair(text, found.near.passage.position))
    return {"believed": log_odds(believed), "read": odds["supported"]}


def _said(claim: Statement, printed: Sequence[Quantity]) -> tuple[Token, Quantity] | None:
    """Return the first stated figure that is printed, with it."""
    for token in claim.tokens:
        stated = token.quantity
        for one in printed if stated is not None else ():
            if stated is not None and same_kind(stated, one) and same_value(stated, one):
                return token, one
    return None
