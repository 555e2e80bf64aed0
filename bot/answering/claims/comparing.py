"""A statement against one sentence: each slot on its own, and what is left over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.claims.aligning import Alignment, Pair, align
from bot.answering.claims.amounts import Fit, compare
from bot.answering.claims.decomposing import Kind, Statement, Token
from bot.answering.claims.reading import Reading
from bot.answering.claims.structure import looseness
from bot.answering.claims.turning import turned_round
from facts.quantity import relation

_RANKS = frozenset({"order", "extreme"})
_MODIFIER = re.compile(r"\d[-\u2010\u2011][^\W\d_]")  # "a 12-month basis" says which one
_ONCE = frozenset({"making", "completion", "beginning"})  # what happens to a thing once
_VERBS = frozenset({"keeping", "adding", "making", "contest", "permission", "acceptance", "backing"})
_HEDGES = frozenset({"maybe", "planned", "condition", "required", "will"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence, as keys: of title and headings, of the sentence before the
    phrase that opens it and all its phrases; `subject` are the only names of the latter.

    `dates` are the periods that title and headings state; `past` the periods that the document
    speaks of without "will".
    """

    heading: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    phrases: tuple[frozenset[str], ...] = ()
    subject: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    past: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which statement and sentence differ."""

    slot: str
    stated: str
    found: str
    place: int = -1


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a sentence stands to a statement, slot by slot.

    `leftovers` are the statement's words that nothing accounts for, `undecided` slots that a
    bound or another grain leaves open, `loose` reasons why it may be about something else;
    `opened` is a figure that is left open.
    """

    leftovers: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    undecided: tuple[str, ...]
    loose: tuple[str, ...]
    alignment: Alignment
    figure: Token | None = None
    opened: Conflict | None = None

    @property
    def supports(self) -> bool:
        return not (self.leftovers or self.conflicts or self.undecided or self.loose)

    @property
    def contradicts(self) -> bool:
        if self.leftovers or self.undecided or self.loose or not self.conflicts:
            return False
        slots = {conflict.slot for conflict in self.conflicts}
        return len(self.conflicts) == 1 or slots <= {"figure", "direction"} or slots == {"figure"}


def compare_with(claim: Statement, sentence: Statement, around: Around) -> Comparison:
    """Compare a statement with one sentence and what stands around it."""
    alignment = align(claim, sentence, around.known)
    given = around.title
    reading = Reading(claim, sentence, alignment.pairs, around.alone, given)
    leftovers = list(_leftovers(claim, sentence, alignment, around))
    leftovers += _stray(claim, sentence, alignment)
    conflicts: list[Conflict] = []
    undecided: list[str] = []
    loose = looseness(reading)
    for pair in alignment.pairs:
        _slot(reading, pair, conflicts, undecided, loose)
    conflicts += _negation(reading)
    turned = turned_round(reading)
    if turned:
        one, other = reading.stated(turned[0]), reading.found(turned[-1])
        conflicts.append(Conflict("who", one.surface, other.surface, turned[0].place))
    loose += _hedges(reading, around)
    if claim.unread or (sentence.unread and not alignment.pairs):
        leftovers.append("…")
    opened = next(_opened(reading), None)
    figure = next((reading.found(p) for p in alignment.pairs if reading.found(p).amount), None)
    return Comparison(
        tuple(leftovers), tuple(conflicts), tuple(undecided), tuple(loose), alignment, figure,
        opened,
    )  # fmt: skip


def _slot(
    reading: Reading,
    pair: Pair,
    conflicts: list[Conflict],
    undecided: list[str],
    loose: list[str],
) -> None:
    said, found = reading.stated(pair), reading.found(pair)
    if said.quantity is not None and found.quantity is not None:
        fit = compare(said.quantity, found.quantity)
        if fit is Fit.OTHER and _MODIFIER.search(found.surface):
            loose.append(f"other: {said.surface} / {found.surface}")
        elif fit is Fit.OTHER:
            conflicts.append(Conflict("figure", said.surface, found.surface, pair.place))
        elif fit is Fit.OPEN:
            undecided.append("figure")
        if said.lead and found.lead and said.lead != found.lead:
            loose.append(f"figure: {said.lead} / {found.lead}")
    elif said.kind is Kind.PERIOD:
        how = relation(said.key, found.key)
        if how == "apart" and not _recurs(reading.claim):
            conflicts.append(Conflict("period", said.surface, found.surface, pair.place))
        elif how != "same" and not (how == "within" and not _has_figure(reading.claim)):
            undecided.append("period")
    elif pair.opposed:
        if _attributive(reading, pair):
            loose.append(f"other: {said.surface} / {found.surface}")
        else:
            slot = "rank" if said.axis in _RANKS else "direction"
            conflicts.append(Conflict(slot, said.surface, found.surface, pair.place))


def _opened(reading: Reading) -> Iterator[Conflict]:
    for pair in reading.pairs:
        said, found = reading.stated(pair), reading.found(pair)
        if said.quantity is not None and found.quantity is not None:
            if compare(said.quantity, found.quantity) is Fit.OPEN:
                yield Conflict("figure", said.surface, found.surface, pair.place)


def _attributive(reading: Reading, pair: Pair) -> bool:
    """Tell whether an opposed word only says which one: "in their last season", "longer-term"."""
    tokens = reading.claim.tokens
    after = tokens[pair.claim + 1] if pair.claim + 1 < len(tokens) else None
    if after is None or not after.joined or after.kind is not Kind.WORD:
        return False
    said = tokens[pair.claim]
    if said.axis in _VERBS:
        return False
    return bool(said.role) or pair.claim == 0 or said.axis == "amount"


def _recurs(claim: Statement) -> bool:
    """Tell whether a statement may hold of one period and not of another: a level, change, rank."""
    return any(
        token.kind is Kind.FIGURE or (token.kind is Kind.MARK and token.axis not in _ONCE)
        for token in claim.tokens
    )


def _has_figure(claim: Statement) -> bool:
    return any(token.amount is not None for token in claim.tokens)


def _leftovers(
    claim: Statement, sentence: Statement, alignment: Alignment, around: Around
) -> Iterator[str]:
    """Yield the words that neither the sentence nor, for its subject and date, its place has."""
    dated = any(token.kind is Kind.PERIOD for token in sentence.tokens)
    for at in alignment.missing:
        token = claim.tokens[at]
        if at in claim.lights or (at in claim.measures and _has_figure(claim)):
            continue
        if token.kind is Kind.PERIOD:
            if dated or not any(relation(token.key, date) == "same" for date in around.dates):
                yield token.surface
        elif token.kind is not Kind.WORD or token.axis or not _borrowed(token, sentence, around):
            yield token.surface
        elif not _subject(claim, alignment, at):
            yield token.surface


def _subject(claim: Statement, alignment: Alignment, at: int) -> bool:
    """Tell whether a word is of the subject: nothing that the sentence says itself stands before.

    So is a phrase of its own behind it: "ranks first in Alaska".
    """
    while at and claim.tokens[at].joined and not claim.tokens[at].role:
        at -= 1
    if claim.tokens[at].role in {"of", "in"}:
        return True
    own = [pair.claim for pair in alignment.pairs if pair.claim < at]
    return all(claim.tokens[one].kind is Kind.PERIOD for one in own)


def _borrowed(token: Token, sentence: Statement, around: Around) -> bool:
    """Tell whether a word comes from the heading, or from the sentence before by a pronoun."""
    if token.key in around.heading:
        return True
    if token.key in around.subject and not any(one.name for one in sentence.tokens):
        return True
    if not sentence.pronouns:
        return False
    if token.key in around.title or token.key in around.opening:
        return True
    own = {one.key for one in sentence.tokens}
    return any(token.key in phrase and phrase & own for phrase in around.phrases)


def _stray(claim: Statement, sentence: Statement, alignment: Alignment) -> list[str]:
    """Return Chinese characters that match by themselves, away from those beside them."""
    if claim.language != "zh" or sentence.language != "zh":
        return []
    places = {pair.claim: pair.place for pair in alignment.pairs}
    found = []
    for at, token in enumerate(claim.tokens):
        if not _character(token) or at not in places:
            continue
        sides = [
            (side, places.get(side))
            for side in (at - 1, at + 1)
            if 0 <= side < len(claim.tokens)
            and _character(claim.tokens[side])
            and claim.tokens[max(at, side)].joined
        ]
        if sides and not any(place == places[at] + side - at for side, place in sides):
            found.append(token.surface)
    return found


def _character(token: Token) -> bool:
    return token.kind is Kind.WORD and len(token.key) == 1


def _segments(reading: Reading) -> frozenset[int]:
    """Return the stretches between commas that hold something matched, but for dates."""
    sentence = reading.sentence
    return frozenset(
        sentence.segment(sentence.tokens[at].start)
        for at in reading.matched
        if sentence.tokens[at].kind is not Kind.PERIOD
    )


def _negation(reading: Reading) -> list[Conflict]:
    """Return a conflict where one is negated and the other isn't."""
    segments, sentence = _segments(reading), reading.sentence
    found = sum(sentence.segment(at) in segments for at in sentence.negations)
    stated = len(reading.claim.negations)
    if stated % 2 == found % 2:
        return []
    return [Conflict("negation", "not" if stated % 2 else "", "not" if found % 2 else "")]


def _hedges(reading: Reading, around: Around) -> list[str]:
    """Return modal words that only one of them has: what may be isn't what is."""
    segments, sentence = _segments(reading), reading.sentence
    found = {kind for at, kind in sentence.modes if sentence.segment(at) in segments}
    stated = {kind for _, kind in reading.claim.modes}
    dates = {token.key for token in reading.sentence.tokens if token.kind is Kind.PERIOD}
    if "will" in found and dates and dates <= around.past:
        found -= {"will"}
        stated -= {"will"}
    return [f"modality: {kind}" for kind in sorted((found ^ stated) & _HEDGES)]
