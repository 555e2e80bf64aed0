"""Two neighbouring blocks of a statement that the sentence has the other way round.

"The target for the rate" is "the rate target", "lending declined" is "a decline in lending", "Oslo
is the second largest" is "the second largest is Oslo".
"""

import re
from collections.abc import Iterator, Sequence

from bot.answering.claims.aligning import Pair
from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from bot.understanding.marks import marks_of
from index.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 8  # words of a block that is exchanged
_PHRASES = frozenset({"in", "of", "for", "to"})  # that a compound noun leaves out


def compound(
    reading: Reading, core: Sequence[Pair], at: int
) -> tuple[list[Pair], set[Pair]] | None:
    """Turn "target range for the rate" into "rate target range", or the other way round.

    The words must stand together in both, with only the one word between that gives the part.
    """
    for first, last in neighbours(reading, core, at):
        left, right = core[first : at + 1], core[at + 1 : last]
        if not _next(reading, right[-1], left[0]):
            continue
        if _cuts_name(reading, left, right):
            continue
        if _noun(reading, left) and _noun(reading, right) and _of_one(reading, left, right):
            return [*core[:first], *right, *left, *core[last:]], {*left, *right}
    return None


def equated(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Turn "Oslo is the second largest" into "the second largest is Oslo", shares alike.

    Nothing but "is" may stand between the two in either text, and one must be a share of
    something ("half of the staff") or the only one of its rank.
    """
    for first, last in neighbours(reading, core, at, wide=True):
        left, right = core[first : at + 1], core[at + 1 : last]
        tokens = reading.sentence.tokens
        gap = [
            place for place in range(right[-1].place + 1, left[0].place) if not tokens[place].aside
        ]
        if any(place not in reading.sentence.passing for place in gap):
            continue
        opens = (reading.stated(right[0]), *(tokens[at] for at in (*gap[:1], left[0].place)))
        if any(token.role or token.border > Border.LIST for token in opens[1:]):
            continue
        if not _predicate(opens[0]):
            continue
        linked = (
            _links(reading.claim, left[-1].claim, right[0].claim),
            _links(reading.sentence, right[-1].place, left[0].place),
        )
        if all(linked) and sum(_only_one(reading, block) for block in (left, right)) == 1:
            return [*core[:first], *right, *left, *core[last:]]
    return None


def neighbours(
    reading: Reading, core: Sequence[Pair], at: int, *, wide: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where two neighbouring blocks of words around core[at] begin and end, long ones first.

    `wide` allows words within them that the statement leaves out.
    """
    start, end = at, at + 2
    while start and at - start < _LONGEST and _next(reading, core[start - 1], core[start], wide):
        start -= 1
    while end < len(core) and end - at < _LONGEST:
        if not _next(reading, core[end - 1], core[end], wide):
            break
        end += 1
    for first in range(start, at + 1):
        for last in range(end, at + 1, -1):
            left, right = core[first : at + 1], core[at + 1 : last]
            before, after = edges(reading, core, first, last)
            if (
                before < right[0].place <= right[-1].place < left[0].place
                and left[-1].place < after
            ):
                yield first, last


def edges(reading: Reading, core: Sequence[Pair], first: int, last: int) -> tuple[int, int]:
    """Return the places right before and behind core[first:last], those beyond the sentence too."""
    before = core[first - 1].place if first else -1
    after = core[last].place if last < len(core) else len(reading.sentence.tokens)
    return before, after


def _next(reading: Reading, one: Pair, other: Pair, wide: bool = False) -> bool:
    """Tell whether two words stand next to each other in the sentence, but for an aside."""
    tokens = reading.sentence.tokens
    between = range(one.place + 1, other.place)
    passing = reading.sentence.passing
    return one.place < other.place and (
        wide or all(tokens[place].aside or place in passing for place in between)
    )


def _cuts_name(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether a name goes on beyond two blocks: "San" of "San Francisco" alone is none."""
    ends = (
        (reading.claim.tokens, left[0].claim, right[-1].claim),
        (reading.sentence.tokens, right[0].place, left[-1].place),
    )
    return any(
        at < len(tokens)
        and at > 0
        and tokens[at].joined
        and tokens[at].name
        and tokens[at - 1].name
        for tokens, first, last in ends
        for at in (first, last + 1)
    )


def _noun(reading: Reading, block: Sequence[Pair]) -> bool:
    """Tell whether a block is one noun phrase without anything between its words."""
    tokens = [(reading.stated(pair), reading.found(pair)) for pair in block]
    if len(tokens) == 1 and tokens[0][0].kind is Kind.MARK:
        return True  # "lending declined": "a decline in lending"
    if any(said.kind is not Kind.WORD or said.axis for said, _ in tokens):
        return False
    return all(said.joined and _bare(found) for said, found in tokens[1:])


def _bare(token: Token) -> bool:
    return token.joined or (token.border is Border.NONE and not token.role)


def _of_one(reading: Reading, left: Sequence[Pair], right: Sequence[Pair]) -> bool:
    """Tell whether one text says "left of right" and the other "right left" in one phrase."""
    said, found = reading.stated(right[0]), reading.found(left[0])
    joint = reading.border(left[0].place)
    named = any(reading.found(pair).name for pair in right)
    parts = _PHRASES - {"to"} if named else _PHRASES
    if said.role in parts and not said.joined and not said.border:
        behind = reading.sentence.tokens[left[0].place - 1].aside
        return not found.role and (found.joined or joint is Border.NONE or behind)
    named = any(reading.found(pair).name for pair in left)
    parts = _PHRASES - {"to"} if named else _PHRASES
    if found.role in parts and not found.joined and joint is Border.NONE:
        return said.joined or (said.kind is Kind.MARK and _bare(said))
    return False


def _predicate(token: Token) -> bool:
    """Tell whether only "is" or a verb like it can stand before a word."""
    return not token.role and token.border is Border.NONE and not token.joined


def _only_one(reading: Reading, block: Sequence[Pair]) -> bool:
    """Tell whether a block is a share of a whole, or has a rank that one thing alone can have."""
    said = [reading.stated(pair) for pair in block]
    figures = [at for at, token in enumerate(said) if token.kind is Kind.FIGURE]
    if figures:
        behind = said[figures[0] + 1 : figures[0] + 2]
        return figures[0] == 0 and bool(behind) and behind[0].role == "of"
    return any(token.axis == "extreme" for token in said)


def _links(text: Statement, one: int, other: int) -> bool:
    """Tell whether a word stands between two tokens that may be "is": not an article alone.

    "Der Kunde der Gruppe" equates nothing.
    """
    articles = marks_of(text.language).articles
    words = _WORD.findall(text.between(one, other))
    return text.language == "zh" or any(fold(word) not in articles for word in words)
