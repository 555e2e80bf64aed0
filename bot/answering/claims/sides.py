"""Statements that set one thing above another: two cells, asked for one by one, decide them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.claims.amounts import Fit
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.planner.plan import Operation
from bot.answering.tables import TableAnswer, Tables
from bot.understanding.question import read_question
from facts.drafting.figure import DraftedFigure

_SURE = 0.5  # belief of a cell; two of one column that are found alike are hardly both mistaken
_NAME = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Sides:
    """The two things compared, as questions; `more` tells that the first is said to have more."""

    first: str
    second: str
    more: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What two cells say of a comparison, the rows' positions with the larger one first."""

    fit: Fit
    stated: str
    found: str
    positions: tuple[int, ...]


def weigh(claim: Statement, tables: Tables) -> Weighed | None:
    """Compare the cells that a statement sets against one another, None where it sets none."""
    sides = sides_of(claim)
    if sides is None:
        return None
    cells = [_cell(question, claim.language, tables) for question in (sides.first, sides.second)]
    one, other = cells
    if one is None or other is None or not _alike(one[0], other[0]):
        return None
    if one[0].value == other[0].value:
        return None
    more = one[0].value > other[0].value
    return Weighed(
        Fit.SAME if more == sides.more else Fit.OTHER,
        sides.mark,
        f"{one[0].text} / {other[0].text}",
        (one[1], other[1]) if one[1] != other[1] else (one[1],),
    )


def sides_of(claim: Statement) -> Sides | None:
    """Split "X was higher in 2008 than in 2018" and "A's X is larger than B's"."""
    tokens = claim.tokens
    marks = [at for at, token in enumerate(tokens) if token.kind is Kind.MARK]
    thans = [at for at, token in enumerate(tokens) if token.role == "than" and not token.joined]
    figures = any(token.kind is Kind.FIGURE for token in tokens)
    if claim.negations or claim.modes or figures or len(marks) != 1 or len(thans) != 1:
        return None
    mark, than = marks[0], thans[0]
    if tokens[mark].axis != "amount" or mark > than:
        return None
    behind = tokens[than:]
    first = claim.text[: tokens[mark].start] + claim.text[tokens[mark].end : tokens[than - 1].end]
    taken = _replaced(tokens[:than], behind)
    if taken is None:
        return None
    second = f"{claim.text[behind[0].start : behind[-1].end]} {_without(claim, taken, mark, than)}"
    return Sides(first, second, tokens[mark].pole == 0, tokens[mark].surface)


def _replaced(before: Sequence[Token], behind: Sequence[Token]) -> list[int] | None:
    """Return the words of the first thing that those behind "than" stand against."""
    head = behind[0]
    if head.kind is Kind.PERIOD:
        return [at for at, token in enumerate(before) if token.kind is Kind.PERIOD][-1:] or None
    if not _named(head) or len(behind) > _NAME or not all(_named(token) for token in behind):
        return None
    starts = [at for at, one in enumerate(before) if _named(one) and not _goes_on(before, at)]
    if len(starts) != 1:
        return None
    end = starts[0] + 1
    while end < len(before) and _named(before[end]) and before[end].joined:
        end += 1
    return list(range(starts[0], end))


def _named(token: Token) -> bool:
    return token.name or (token.owns and token.surface[:1].isupper())


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].joined and _named(tokens[at - 1])


def _without(claim: Statement, taken: Sequence[int], mark: int, than: int) -> str:
    """Return what is compared, without the one thing and without "more than"."""
    kept = [
        token.surface
        for at, token in enumerate(claim.tokens[:than])
        if at not in taken and at != mark
    ]
    return " ".join(kept)


def _cell(question: str, language: str, tables: Tables) -> tuple[DraftedFigure, int] | None:
    """Return the only cell that a question names without a word left, and its row's position."""
    found: TableAnswer | None = tables.answer(read_question(question, language))
    if found is None or found.confidence < _SURE or found.leftovers or found.kind != "cell":
        return None
    if found.operation is not Operation.VALUE or len(found.figures) != 1:
        return None
    figure = found.figures[0]
    return (figure, figure.sentence) if figure.agreed else None


def _alike(one: DraftedFigure, other: DraftedFigure) -> bool:
    """Tell whether two cells measure the same thing: one unit, one column or one row."""
    if (one.unit, one.kind) != (other.unit, other.kind) or one.start == other.start:
        return False
    same_row = one.sentence == other.sentence
    headers = [figure.zone("header") for figure in (one, other)]
    return headers[0] == headers[1] or same_row
