"""Another name in a part that one name alone can play: the founder, the capital, the largest."""

from collections.abc import Sequence

from bot.answering.claims.overlay import Reading
from bot.answering.claims.slots import Conflict
from bot.answering.claims.tokens import Border, Kind, Token
from bot.understanding.marks import single_parts

_RANKS = frozenset({"order", "extreme"})


def other_name(reading: Reading, missing: Sequence[int]) -> Conflict | None:
    """Return the name that the sentence has where the statement has one that it lacks.

    `missing` are the statement's tokens that nothing accounts for: they must be one name.
    """
    tokens = reading.claim.tokens
    if not missing or list(missing) != list(range(missing[0], missing[-1] + 1)):
        return None
    if not _is_name([tokens[at] for at in missing]):
        return None
    if not all(tokens[at].joined for at in missing[1:]):
        return None  # two names
    said = tokens[missing[0]]
    opens = _opens(reading, missing)
    if not (_single(reading) if opens else _single_before(reading, missing[0])):
        return None
    found = _subject(reading) if opens else _in_part(reading, said.role)
    if not found:
        return None
    sentence = reading.sentence
    stated = reading.claim.text[said.start : tokens[missing[-1]].end]
    printed = sentence.text[sentence.tokens[found[0]].start : sentence.tokens[found[-1]].end]
    return Conflict("name", stated, printed)


def _is_name(tokens: Sequence[Token]) -> bool:
    """Tell a name; the first word of a statement has its capital anyway."""
    rest = tokens[1:] if tokens[0].start == 0 and len(tokens) > 1 else tokens
    return all(token.name for token in rest) and tokens[0].surface[:1].isupper()


def _single(reading: Reading) -> bool:
    """Tell whether a statement gives a part that one name alone can play, or a rank."""
    parts = single_parts(reading.claim.language)
    return any(
        (reading.stated(pair).key,) in parts
        or (reading.stated(pair).axis in _RANKS and not pair.opposed)
        or reading.stated(pair).axis == "only"
        for pair in reading.pairs
    )


def _single_before(reading: Reading, place: int) -> bool:
    """Tell whether what a name stands behind is said of one name alone: "born in May in Oslo".

    "The president met with Lund" doesn't rule out that he met with Berg.
    """
    parts = single_parts(reading.claim.language)
    for token in reversed(reading.claim.tokens[:place]):
        if (token.key,) in parts:
            return True
        if (not token.role or token.joined) and token.kind is not Kind.PERIOD:
            return False
    return False


def _opens(reading: Reading, missing: Sequence[int]) -> bool:
    before = [
        token for token in reading.claim.tokens[: missing[0]] if token.kind is not Kind.PERIOD
    ]
    return not before


def _subject(reading: Reading) -> list[int]:
    """Return the name right before the first matched word."""
    tokens = reading.sentence.tokens
    places = sorted(at for at in reading.matched if tokens[at].kind is not Kind.PERIOD)
    if not places:
        return []
    end = places[0]
    start = end
    while start and _named(tokens[start - 1]) and (start == end or tokens[start].joined):
        start -= 1
    return list(range(start, end)) if _free(tokens[start:end]) else []


def _named(token: Token) -> bool:
    return token.name or (token.start == 0 and token.surface[:1].isupper())


def _in_part(reading: Reading, role: str) -> list[int]:
    """Return the only name that plays the part that a word like "by" gives."""
    if role in {"", "of"}:
        return []
    tokens = reading.sentence.tokens
    starts = [
        at
        for at, token in enumerate(tokens)
        if token.name and token.role == role and not token.joined
    ]
    match starts:
        case [start] if start not in reading.matched:
            end = start + 1
        case _:
            return []
    while end < len(tokens) and tokens[end].name and tokens[end].joined:
        end += 1
    return list(range(start, end))


def _free(tokens: Sequence[Token]) -> bool:
    """Tell whether a name stands for itself, not in a phrase of its own."""
    return bool(tokens) and not tokens[0].role and tokens[0].border < Border.CLAUSE
