"""Which tokens of a sentence a statement's tokens stand for: the tightest reading of all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.claims.spelling import compounds, misspelt, other_forms
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from bot.answering.claims.tolerance import same_kind, same_value
from facts.quantity import relation

_MOST_PLACES = 6  # of one token in a sentence; a word that stands there more often tells nothing
_FAR = 12.0  # tokens; what is further apart is as good as in another sentence
_NEAR = 2.5  # a date says when wherever it stands in its sentence
_BACKWARD = 0.6  # words in another order fit a little less well
_BORDERS = {Border.NONE: 0.0, Border.LIST: 0.3, Border.COMMA: 1.0, Border.CLAUSE: 3.0}
# Two words that stand together in the statement rather do so here, two of a name surely.
_TORN, _TORN_NAME = 0.3, 1.0
_OPPOSITE = 1.5  # a word of the other end of an axis is read in its place at this cost
_OTHER_DATE = 3.0
_DATES = {"same": 0.0, "within": 0.5, "around": 1.0}
_OTHER_VALUE = 0.2  # of two figures that fit equally well the equal one is meant


@dataclass(frozen=True, slots=True)
class Pair:
    """A token of the statement and the position of what it stands for; `opposed` if contrary."""

    claim: int
    place: int
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs in the statement's order, tokens with no counterpart, and how loose it all is."""

    pairs: tuple[Pair, ...]
    missing: tuple[int, ...]
    cost: float

    def place_of(self, claim: int) -> int | None:
        """Return the position that a token of the statement stands for."""
        return next((pair.place for pair in self.pairs if pair.claim == claim), None)

    def once(self) -> "Alignment":
        """Return it with the first of two tokens missing that stand for the same place.

        "The harbour is the deepest harbour of all" beside "it is the deepest harbour of all": whether the
        pronoun is the first of them, what stands around the sentence tells.
        """
        ahead = {pair.place: pair.claim for pair in self.pairs}
        pairs = tuple(pair for pair in self.pairs if ahead[pair.place] == pair.claim)
        kept = {pair.claim for pair in pairs}
        torn = {pair.claim for pair in self.pairs} - kept
        return Alignment(pairs, tuple(sorted({*self.missing, *torn})), self.cost)


@dataclass(frozen=True, slots=True)
class _Option:
    place: int
    cost: float
    opposed: bool = False


def align(claim: Statement, sentence: Statement, known: frozenset[str]) -> Alignment:
    """Align a statement with a sentence; `known` are the document's keys.

    Which of two figures is meant is decided by the words around them, not by the value.
    """
    places: dict[str, list[int]] = {}
    for place, token in enumerate(sentence.tokens):
        places.setdefault(token.key, []).append(place)
    options: list[tuple[int, list[_Option]]] = []
    missing: list[int] = []
    for at, token in enumerate(claim.tokens):
        found = _options(token, sentence, places, known)
        if found:
            options.append((at, found[:_MOST_PLACES]))
        else:
            missing.append(at)
    pairs, cost = _tightest(options, claim, sentence)
    return Alignment(tuple(pairs), tuple(missing), cost)


def _options(
    token: Token,
    sentence: Statement,
    places: Mapping[str, Sequence[int]],
    known: frozenset[str],
) -> list[_Option]:
    if token.kind is Kind.FIGURE:
        return _figures(token, sentence)
    if token.kind is Kind.PERIOD:
        return _periods(token, sentence)
    if token.kind is Kind.MARK:
        return _marks(token, sentence)
    found = [
        _Option(place, 0.0)
        for place in places.get(token.key, ())
        if sentence.tokens[place].kind is token.kind
    ]
    if not found and token.kind is Kind.WORD and not token.axis:
        found = [
            _Option(place, 0.3)
            for place in (*compounds(token, sentence), *other_forms(token, sentence))
        ]
    if not found and token.kind is Kind.WORD and token.key not in known:
        found = [_Option(place, 0.5) for place in misspelt(token, sentence)]
    return found


def _figures(token: Token, sentence: Statement) -> list[_Option]:
    found = []
    for place, other in enumerate(sentence.tokens):
        if token.quantity is None or other.quantity is None:
            continue
        if other.quantity.unit != token.quantity.unit and _converted(sentence, place):
            continue
        if same_kind(token.quantity, other.quantity):
            cost = 0.0 if same_value(token.quantity, other.quantity) else _OTHER_VALUE
            found.append(_Option(place, cost))
    return found


def _converted(sentence: Statement, place: int) -> bool:
    """Tell whether a figure in brackets only gives the one before it in another unit: "(40 km)"."""
    token = sentence.tokens[place]
    before = sentence.tokens[place - 1].quantity if place and token.aside else None
    if before is None or token.quantity is None or sentence.tokens[place - 1].aside:
        return False
    return before.kind == token.quantity.kind and before.unit != token.quantity.unit


def _periods(token: Token, sentence: Statement) -> list[_Option]:
    found = []
    for place, other in enumerate(sentence.tokens):
        if other.kind is Kind.PERIOD:
            how = relation(token.key, other.key)
            found.append(_Option(place, _DATES.get(how, _OTHER_DATE), opposed=how == "apart"))
    return found


def _marks(token: Token, sentence: Statement) -> list[_Option]:
    found = []
    for place, other in enumerate(sentence.tokens):
        same = same_end(token, other) if other.kind is Kind.MARK else None
        if same is not None:
            found.append(_Option(place, 0.0 if same else _OPPOSITE, opposed=not same))
    return found


def same_end(one: Token, other: Token) -> bool | None:
    """Tell whether two marks say the same, None where they are of different axes.

    What is stable doesn't change, whichever way.
    """
    ends, others = (
        {mark.axis: (mark.pole, mark.rank), **{axis: (pole, 0) for axis, pole in mark.also}}
        for mark in (one, other)
    )
    shared = ends.keys() & others.keys()
    if not shared:
        held = ends.get("holding", others.get("holding"))
        moves = "change" in ends.keys() | others.keys()
        return False if moves and held is not None and not held[0] else None
    return all(ends[axis] == others[axis] for axis in shared)


def _tightest(
    options: Sequence[tuple[int, Sequence[_Option]]], claim: Statement, sentence: Statement
) -> tuple[list[Pair], float]:
    """Choose a place for every token so that neighbours stand together."""
    if not options:
        return [], 0.0
    depth = _border_depths(sentence.tokens)
    dates = frozenset(at for at, token in enumerate(sentence.tokens) if token.kind is Kind.PERIOD)
    best: list[list[tuple[float, int]]] = [[(option.cost, -1) for option in options[0][1]]]
    for step in range(1, len(options)):
        row = []
        torn = _torn(claim, options[step - 1][0], options[step][0])
        for option in options[step][1]:
            found = min(
                (
                    cost
                    + _distance(before.place, option.place, depth, dates)
                    + (torn if option.place != before.place + 1 else 0.0),
                    at,
                )
                for at, (before, (cost, _)) in enumerate(
                    zip(options[step - 1][1], best[step - 1], strict=True)
                )
            )
            row.append((found[0] + option.cost, found[1]))
        best.append(row)
    last = min(range(len(best[-1])), key=lambda at: best[-1][at][0])
    total = best[-1][last][0]
    pairs = []
    for step in range(len(options) - 1, -1, -1):
        option = options[step][1][last]
        pairs.append(Pair(options[step][0], option.place, option.opposed))
        last = best[step][last][1]
    return pairs[::-1], total


def _torn(claim: Statement, one: int, other: int) -> float:
    """Return what it costs to put two neighbours of the statement apart."""
    if other != one + 1 or not claim.tokens[other].joined:
        return 0.0
    return _TORN_NAME if claim.tokens[one].name and claim.tokens[other].name else _TORN


def _border_depths(tokens: Sequence[Token]) -> list[float]:
    depth, found = 0.0, []
    for token in tokens:
        depth += _BORDERS[token.border]
        found.append(depth)
    return found


def _distance(one: int, other: int, depth: Sequence[float], dates: frozenset[int]) -> float:
    if one == other:
        return _FAR  # two tokens don't stand for the same one
    gap = other - one - 1 if other > one else one - other - 1 + _BACKWARD
    most = _NEAR if one in dates or other in dates else _FAR
    return min(most, gap + abs(depth[other] - depth[one]))
