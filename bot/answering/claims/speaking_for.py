"""What speaks for and against a statement in one passage, as named numbers for a linear scorer.

They know no document: how near the two are, which of its words, names, figures, dates and ranks the
passage has, what is denied. What holds for statements with figures may not for those without: each
feature counts apart for those.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.answering.claims.aligning import same_end
from bot.answering.claims.around import Around
from bot.answering.claims.checked import Verdict
from bot.answering.claims.comparing import Comparison
from bot.answering.claims.figures_said import agreement
from bot.answering.claims.nearest import Near, stated_figures
from bot.answering.claims.second import unread_figure
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.corpus import Corpus
from bot.answering.matching import Query, strange_share
from facts.quantity import relation

FIGURED: Final = "figured_"  # before the name of a feature of statements with figures
_LONG: Final = 20  # tokens of a long statement, half of those of a long sentence
_FEW: Final = 0.25  # of a statement's words: one of them said in another way, or of another thing
_LOOSE: Final = ("order", "apart", "part", "narrower", "other", "modality")
_CONFLICTS: Final = ("figure", "period", "direction", "rank", "negation", "who", "name")
_MOVING: Final = ("change", "amount")
_WAYS: Final = ("up", "down")
_DATES: Final = ("same", "within", "around", "apart")


def weigh(
    claim: Statement,
    sentence: Statement,
    comparison: Comparison,
    around: Around,
    near: Near,
    query: Query,
    corpus: Corpus,
    slots: Verdict,
) -> dict[str, float]:
    """Return the features of a statement beside a passage; `slots` is what slots say of it."""
    features = {
        **near.features,
        "slots_support": float(slots == "supported"),
        "slots_rule_out": float(slots == "contradicted"),
        **_by_slots(claim, comparison, own=claim.language == corpus.language),
        **_by_figures(claim, corpus, near),
        **_by_dates(claim, sentence, around),
        **_by_words(claim, sentence, around, near, corpus),
        **_by_marks(claim, sentence),
        "strange": strange_share(query),
        "own_language": float(claim.language == corpus.language),
        "chinese": float(claim.language == corpus.language == "zh"),
        "length": min(1.0, len(claim.tokens) / _LONG),
        "sentence": min(1.0, len(sentence.tokens) / (2 * _LONG)),
        "pronoun": float(bool(sentence.pronouns)),
    }
    if not features["figures"]:
        return features
    return features | {FIGURED + name: value for name, value in features.items()}


def is_vetoed(features: Mapping[str, float]) -> bool:
    """Tell whether a statement has what only slots may support.

    A denial that the passage hasn't, or the other way round, a figure that it doesn't come to, a
    number word that wasn't read, another year, a strange name, a slot that is ruled out; or the
    passage's own words, put together in another way.
    """
    return any(features.get(name) for name in _VETOES)


_VETOES: Final = (
    "denies", "none_said", "others_said", "unread", "dates_apart", "strange_name", "against",
    "x_direction", "x_rank", "x_figure", "x_period", "left_none",
)  # fmt: skip


def _by_slots(claim: Statement, comparison: Comparison, *, own: bool) -> dict[str, float]:
    """Return what slots found; `own` tells that the statement is in the document's language."""
    carrying = max(1, sum(at not in claim.lights for at in range(len(claim.tokens))))
    left = min(1.0, len(comparison.left) / carrying)
    slots = {one.slot for one in comparison.conflicts}
    return {
        "left": left,
        "left_none": float(own and not left),
        "left_few": float(own and 0 < left <= _FEW),
        "missing": min(1.0, len(comparison.alignment.missing) / carrying),
        "opened": float(bool(comparison.opened)),
        "cost": min(1.0, comparison.alignment.cost / _LONG),
        **{f"x_{name}": float(name in slots) for name in _CONFLICTS},
        **{
            f"loose_{name}": float(any(one.startswith(name) for one in comparison.loose))
            for name in _LOOSE
        },
    }


def _by_figures(claim: Statement, corpus: Corpus, near: Near) -> dict[str, float]:
    stated, printed = stated_figures(claim), corpus.figures(near.passage.position)
    found = agreement(stated, printed)
    return {
        "figures": min(3, found.stated) / 3,
        "all_said": float(found.all),
        "made": float(found.made > 0),
        "open_said": float(found.open > 0),
        "others_said": float(found.other > 0),
        "none_said": float(found.none > 0),
        "against": float(found.against),
        "prints": float(bool(printed)),
        "unread": float(unread_figure(claim.text, claim.language)),
    }


def _by_dates(claim: Statement, sentence: Statement, around: Around) -> dict[str, float]:
    """Return how the dates of a statement stand to those of a sentence, else of what heads it."""
    own = [token.key for token in sentence.tokens if token.kind is Kind.PERIOD]
    stated = [token.key for token in claim.tokens if token.kind is Kind.PERIOD]
    beside = {_nearest_relation(date, own or around.dates) for date in stated}
    return {
        "dated": float(bool(stated)),
        "undated": float(bool(own) and not stated),
        **{f"dates_{name}": float(name in beside) for name in _DATES},
    }


def _nearest_relation(date: str, others: Iterable[str]) -> str:
    found = {relation(date, other) for other in others}
    return next((name for name in _DATES if name in found), "")


def _by_words(
    claim: Statement, sentence: Statement, around: Around, near: Near, corpus: Corpus
) -> dict[str, float]:
    """Return what a passage hasn't of a statement's words and names, and the other way round."""
    passage = near.passage
    own = {token.key for token in sentence.tokens}
    wide = own | passage.heading | passage.near | around.title
    words = {token.key for token in claim.tokens if token.kind is Kind.WORD}
    names = {token.key for token in claim.tokens if token.name}
    numbers = {token.key for token in claim.tokens if token.kind is Kind.NUMBER}
    total = sum(map(corpus.idf, words)) or 1.0
    elsewhere = [key for key in words - wide - passage.keys if corpus.knows(key)]
    strange = [key for key in names if not corpus.knows(key) and key not in corpus.headings]
    same = claim.language == corpus.language
    said = {token.key for token in claim.tokens}
    return {
        "elsewhere": sum(map(corpus.idf, elsewhere)) / total,
        "names": min(3, len(names)) / 3,
        "names_said": float(bool(names & own)),
        "names_elsewhere": float(any(corpus.is_name(key) or key in names for key in elsewhere)),
        "strange_name": float(same and bool(strange)),
        "foreign_name": float(not same and bool(strange)),
        "further_names": min(3, sum(t.name and t.key not in said for t in sentence.tokens)) / 3,
        "numbers_missing": float(bool(numbers - passage.keys - around.codes - passage.heading)),
    }


def _by_marks(claim: Statement, sentence: Statement) -> dict[str, float]:
    """Return how directions, ranks, denials and modal words of the two stand to one another."""
    stated = [token for token in claim.tokens if token.kind is Kind.MARK]
    printed = [token for token in sentence.tokens if token.kind is Kind.MARK]
    ways = [_way(token, printed) for token in stated]
    ranks, others = ({token.rank for token in found if token.rank} for found in (stated, printed))
    denied, denies = bool(claim.negations), bool(sentence.negations)
    goes, went = _moves(claim), _moves(sentence)
    modes, theirs = ({kind for _, kind in one.modes} for one in (claim, sentence))
    return {
        "marks_agree": float("same" in ways),
        "marks_oppose": float("opposite" in ways),
        "marks_missing": min(2, ways.count("")) / 2,
        "moves_alike": float(len(goes) == 1 and goes == went),
        "moves_apart": float(len(goes) == len(went) == 1 and goes != went),
        "moves_unsaid": float(bool(goes) and not went),
        "ranks_missing": float(bool(ranks - others)),
        "denied": float(denied),
        "denies": float(denied != denies),
        "modes": float(bool(modes - theirs)),
        "modes_missing": float(bool(theirs - modes)),
    }


def _moves(text: Statement) -> frozenset[str]:
    """Return whether something goes up or down in a text, by its marks and its figures."""
    marks = {_WAYS[t.pole] for t in text.tokens if t.axis in _MOVING}
    figures = {q.direction for t in text.tokens if (q := t.quantity) is not None and q.direction}
    return frozenset(marks | figures)


def _way(token: Token, others: Iterable[Token]) -> str:
    ends = {same_end(token, other) for other in others}
    return "same" if True in ends else "opposite" if False in ends else ""
