"""A statement that only says which way something went: "there are fewer pupils than last year"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asking import Asker
from bot.answering.claims.around import Around
from bot.answering.claims.comparing import compare_with
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit
from bot.answering.corpus import Passage
from bot.answering.prose.changes import Change, changes
from bot.answering.prose.period_fit import agreement
from bot.understanding.cues import folded, prose_words, spans
from facts.quantities.periods import Period, periods, relation, resolved
from index.text import terms

_AXES = frozenset({"change", "amount"})
_BASES = frozenset({"than", "versus"})
_ARROWS = ("↓", "↑")
_THAN = "比较"
_SURE = 0.8  # of a period: a change is of no other
_LEVEL_OF = (
    "part of:"  # "9,060 tons of olives": that much is a part of them, and all that is spoken of
)
_FEWEST_OWN = 0.5  # of nearness: a word that stands by another figure is that one's


Way = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """How a sentence stands to a statement of where something went: as `stated`, and as `found`."""

    fit: Fit
    stated: str
    found: str


def moved(
    claim: Statement, sentence: Statement, passage: Passage, around: Around, asker: Asker
) -> Moved | None:
    """Compare which way a statement says that something went with the change that a sentence gives.

    The sentence must say all the rest, and its changes of that thing must go one way. None where a
    statement says more than that, or the sentence less.
    """
    language = asker.corpus.language
    ways = list(_ways(claim)) if claim.language == language and _is_plain(claim) else []
    if len({sign for sign, _, _ in ways}) != 1:
        return None
    sign, start, end = ways[0]
    base = _base(claim, ways)
    rest = claim.without([token for token in claim.tokens if _is_of_move(token, claim, ways, base)])
    dates = [one for one in periods(claim.text, language) if not base[0] <= one.start < base[1]]
    found = [
        change
        for change in changes(asker.prose.pool.amounts([passage.position]), language)
        if _is_of(change, rest)
        and _is_then(change, dates, asker)
        and _is_from(change, claim.text[slice(*base)], language)
    ]
    signs = {1 if change.amount.value > 0 else -1 for change in found}
    if len(signs) != 1 or not _says(rest, sentence, around):
        return None
    fit = Fit.SAME if signs == {sign} else Fit.OTHER
    arrow = _ARROWS[found[0].amount.value > 0]
    return Moved(fit, claim.text[start:end], f"{arrow} {found[0].growth.quantity.text}")


def _says(rest: Statement, sentence: Statement, around: Around) -> bool:
    """Tell whether a sentence says what a statement says beside the move."""
    if not any(token.kind is Kind.WORD for token in rest.tokens):
        return False
    compared = compare_with(rest, sentence, around)
    loose = [reason for reason in compared.loose if not reason.startswith(_LEVEL_OF)]
    return not (compared.left or compared.opened or compared.conflicts or loose)


def _is_plain(claim: Statement) -> bool:
    """Tell whether a statement has no figure, denies nothing and only says what is."""
    if claim.negations or claim.modes or claim.unread:
        return False
    return not any(
        token.kind in {Kind.FIGURE, Kind.NUMBER}
        or token.rank
        or (token.axis and token.axis not in _AXES)
        for token in claim.tokens
    )


def _ways(claim: Statement) -> Iterator[Way]:
    """Yield the words that say which way something went: 1 or -1, and where they stand."""
    for token in claim.tokens:
        if token.axis in _AXES:
            yield (-1 if token.pole else 1), token.start, token.end
    words, text = prose_words(claim.language), folded(claim.text)
    for sign, names in ((1, ("up", "more")), (-1, ("down", "less"))):
        for name in names:
            for start, end in spans(words.said.get(name), text):
                yield sign, start, end


def _base(claim: Statement, ways: Sequence[Way]) -> tuple[int, int]:
    """Return where a statement says what it compares with; an empty span where it doesn't."""
    text, words = folded(claim.text), prose_words(claim.language)
    if words.characters:
        after = max((text.rfind(sign) for sign in _THAN), default=-1)
        until = min((start for _, start, _ in ways if start > after), default=0)
        behind = next((end for _, _, end in ways if text[end - 1] == "于"), 0)
        return (after + 1, until) if after >= 0 else (behind, len(text) if behind else 0)
    last = max(end for _, _, end in ways)
    joints = [end for start, end in spans(words.joints.get("than"), text) if start >= last]
    joints += [token.start for token in claim.tokens if token.role in _BASES and token.start > last]
    return (min(joints), len(text)) if joints else (0, 0)


def _is_of_move(token: Token, claim: Statement, ways: Sequence[Way], base: tuple[int, int]) -> bool:
    """Tell whether a token says which way something went, from what on, when, or only joins it."""
    if any(start < token.end and token.start < end for _, start, end in ways):
        return True
    if base[0] <= token.start < base[1] or token.kind is Kind.PERIOD:
        return True
    joining = prose_words(claim.language).said.get("joining")
    return joining is not None and joining.fullmatch(folded(token.surface)) is not None


def _is_of(change: Change, rest: Statement) -> bool:
    """Tell whether a change is that of what a statement names, not of what stands by another figure."""
    near = change.level.near
    words = [token for token in rest.tokens if token.kind is Kind.WORD]
    return any(near.get(token.key, 0.0) >= _FEWEST_OWN for token in words)


def _is_then(change: Change, dates: Sequence[Period], asker: Asker) -> bool:
    """Tell whether a change is of the time that a statement names, if it names one."""
    year = asker.prose.pool.year
    forms = [resolved(one, year).form if year is not None else one.form for one in dates]
    apart = any(
        relation(asked, form) == "apart"
        for asked in forms
        for form, sure in change.level.periods
        if sure >= _SURE
    )
    return not forms or (not apart and agreement(forms, change.level) > 0)


def _says_more(change: Change, base: str, named: Sequence[Period], language: str) -> bool:
    """Tell whether a statement compares with more than a time: "than Southshire in 2023"."""
    bare = "".join(
        " " if any(one.start <= at < one.end for one in named) else letter
        for at, letter in enumerate(base)
    )
    words = {term.key for term in terms(bare, language) if not term.stop and len(term.key) > 1}
    known = {term.key for one in change.base.words for term in terms(one, language)}
    return bool(named) and not words <= known


def _is_from(change: Change, base: str, language: str) -> bool:
    """Tell whether a change is measured from what a statement compares with, if it does."""
    if not base.strip():
        return True
    named = periods(base, language)
    if _says_more(change, base, named, language):
        return False
    if change.is_from(base, named, language):
        return True
    if change.base.form is not None or change.base.words or len(named) != 1:
        return False
    # "than in 2022", of a growth that is measured from nothing
    years = {own[:4] for own, _ in change.level.periods if own[:4].isdecimal()}
    form = named[0].form
    return form.isdecimal() and years == {str(int(form) + 1)}
