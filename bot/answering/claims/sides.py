"""Statements that set one thing above another: two cells, asked for one by one, decide them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.claims.asked import named_cell
from bot.answering.claims.cell_match import TwoCells
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit
from bot.answering.tables import Tables
from facts.drafting.figure import DraftedFigure

_SURE = 0.5  # belief of a cell; two of one column that are found alike are hardly both mistaken
_NAME = 4  # words of a name
_COMPARES = frozenset({"amount", "speed"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The two things compared, as questions; `more` tells that the first is said to have more."""

    first: str
    second: str
    more: bool
    mark: str


def weigh(claim: Statement, tables: Tables) -> TwoCells | None:
    """Compare the cells that a statement sets against one another, None where it sets none."""
    found = [_weighed(sides, claim.language, tables) for sides in sides_of(claim)]
    decided = [one for one in found if one is not None]
    match decided:
        case [one]:
            return one
    return None


def _weighed(sides: Sides, language: str, tables: Tables) -> TwoCells | None:
    first = named_cell(sides.first, language, tables)
    second = named_cell(sides.second, language, tables)
    if first is None or second is None or min(first[1], second[1]) < _SURE:
        return None
    one, other = first[0], second[0]
    if not _alike(one, other) or one.value == other.value:
        return None
    more = one.value > other.value
    return TwoCells(
        Fit.SAME if more == sides.more else Fit.OTHER,
        sides.mark,
        f"{one.text} / {other.text}",
        tuple(dict.fromkeys((one.sentence, other.sentence))),
    )


def sides_of(claim: Statement, names: frozenset[str] = frozenset()) -> list[Sides]:
    """Split "X was higher in 2008 than in 2018" and "A's X is larger than B's".

    Each thing that may be meant to be compared gives another way to split; `names` are keys that
    are names however they are written.
    """
    tokens = claim.tokens
    marks = [at for at, token in enumerate(tokens) if token.kind is Kind.MARK]
    compared = [at for at in marks if tokens[at].axis in _COMPARES]
    thans = [at for at, token in enumerate(tokens) if token.role == "than" and not token.joined]
    figures = any(token.kind is Kind.FIGURE for token in tokens)
    if claim.negations or claim.modes or figures or len(compared) != 1 or len(thans) != 1:
        return []
    mark, than = compared[0], thans[0]
    changes = [at for at in marks if at != mark]
    if mark > than or any(tokens[at].axis != "change" for at in changes):
        return []
    if bool(changes) != (tokens[mark].axis == "speed"):
        return []  # "grew more than" may speak of either
    behind = [at for at in range(than, len(tokens)) if at not in claim.lights]
    trailing = [at for at in behind if not _named(tokens[at], names)]
    if tokens[than].kind is not Kind.PERIOD and trailing:
        behind = behind[: behind.index(trailing[0])]
        if tokens[trailing[0]].kind is not Kind.PERIOD and tokens[trailing[0]].role != "in":
            return []
    else:
        trailing = []
    ways = _replaced(tokens[:than], [tokens[at] for at in behind], names)
    return [
        Sides(
            _words(claim, (*(at for at in range(than) if at != mark), *trailing)),
            _words(
                claim, (*behind, *(at for at in range(than) if at not in {*taken, mark}), *trailing)
            ),
            tokens[mark].pole == 0,
            tokens[mark].surface,
        )
        for taken in ways
    ]


def _words(claim: Statement, places: Sequence[int]) -> str:
    return " ".join(claim.tokens[at].surface for at in places)


def _replaced(
    before: Sequence[Token], behind: Sequence[Token], names: frozenset[str]
) -> list[list[int]]:
    """Return the words of the first thing that those behind "than" may stand against."""
    if not behind:
        return []
    if behind[0].kind is Kind.PERIOD:
        dates = [at for at, token in enumerate(before) if token.kind is Kind.PERIOD]
        return [dates[-1:]] if dates and len(behind) == 1 else []
    if len(behind) > _NAME or not all(_named(token, names) for token in behind):
        return []
    found = []
    for at, token in enumerate(before):
        if _named(token, names) and not _goes_on(before, at, names):
            end = at + 1
            while end < len(before) and _named(before[end], names) and before[end].joined:
                end += 1
            found.append(list(range(at, end)))
    return found


def _named(token: Token, names: frozenset[str]) -> bool:
    owner = token.owns and token.surface[:1].isupper()
    return token.name or owner or (token.kind is Kind.WORD and token.key in names)


def _goes_on(tokens: Sequence[Token], at: int, names: frozenset[str]) -> bool:
    return at > 0 and tokens[at].joined and _named(tokens[at - 1], names)


def _alike(one: DraftedFigure, other: DraftedFigure) -> bool:
    """Tell whether two cells measure the same thing: one unit, one column or one row."""
    if (one.unit, one.kind) != (other.unit, other.kind) or one.start == other.start:
        return False
    same_row = one.sentence == other.sentence
    headers = [figure.zone("header") for figure in (one, other)]
    return headers[0] == headers[1] or same_row
