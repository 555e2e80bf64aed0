"""The words of a statement that neither a sentence nor what stands around it accounts for."""

from collections.abc import Iterator

from bot.answering.claims.aligning import Alignment
from bot.answering.claims.around import Around
from bot.answering.claims.slots import rate_of
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.understanding.marks import meaning_key
from facts.quantity import relation

_PUBLISHED = meaning_key("publishing")


def leftovers(
    claim: Statement, sentence: Statement, alignment: Alignment, around: Around
) -> list[str]:
    """Return the words left over, as written; "…" for figures that were not looked at."""
    found = [claim.tokens[at].surface for at in missing(claim, sentence, alignment, around)]
    found += _stray(claim, sentence, alignment)
    return [*found, "…"] if claim.unread else found


def missing(
    claim: Statement, sentence: Statement, alignment: Alignment, around: Around
) -> list[int]:
    """Return the tokens without counterpart that need one."""
    return [
        at for at in alignment.missing if not _accounted(claim, sentence, alignment, around, at)
    ]


def _accounted(
    claim: Statement, sentence: Statement, alignment: Alignment, around: Around, at: int
) -> bool:
    token = claim.tokens[at]
    if says_nothing(claim, at) or _pointed(claim, at, around):
        return True
    if _rate(claim, sentence, alignment, at) or _ranks(claim, sentence, alignment, at):
        return True
    if _released(token, sentence):
        return True
    if token.kind is Kind.PERIOD:
        dated = any(one.kind is Kind.PERIOD for one in sentence.tokens)
        return not dated and any(relation(token.key, date) == "same" for date in around.dates)
    if token.kind is Kind.NUMBER:
        return token.key in around.codes
    if token.kind is not Kind.WORD or token.axis:
        return False
    opens = all(one.kind is Kind.PERIOD for one in claim.tokens[:at])
    borrowed = (token.itself and opens) or _borrowed(token, sentence, around)
    return borrowed and _of_subject(claim, sentence, alignment, at)


def says_nothing(claim: Statement, at: int) -> bool:
    """Tell whether a token only joins others: "reached", "the number of", "kept" before "rising"."""
    return at in claim.lights or _measures(claim, at) or _goes_on(claim, at)


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


def _measures(claim: Statement, at: int) -> bool:
    """Tell whether a word only says that a figure or number follows: "the number of visitors"."""
    after = claim.after(at)
    if after is None:
        return False
    if at in claim.lasting:
        return after.quantity is not None and after.quantity.kind == "duration"
    if at not in claim.measures:
        return False
    return after.kind is Kind.NUMBER or (claim.has_figure and after.role == "of")


def _goes_on(claim: Statement, at: int) -> bool:
    """Tell whether a word only says that a change goes on: "kept rising"."""
    token, after = claim.tokens[at], claim.after(at)
    if (token.axis, token.pole) != ("keeping", 0) or after is None:
        return False
    return after.axis == "change" and after.joined


def _rate(claim: Statement, sentence: Statement, alignment: Alignment, at: int) -> bool:
    """Tell whether a word is the rate of a figure that the sentence gives at another: "per month"."""
    for pair in alignment.pairs:
        if claim.tokens[pair.claim].kind is Kind.FIGURE:
            rate = rate_of(claim, pair.claim)
            if rate is claim.tokens[at]:
                return rate_of(sentence, pair.place) is not None
    return False


def _ranks(claim: Statement, sentence: Statement, alignment: Alignment, at: int) -> bool:
    """Tell whether a verb only says that a rank follows: "came first", not of "the first time"."""
    if at not in claim.ranks:
        return False
    place = alignment.place_of(at + 1)
    after = sentence.after(place) if place is not None else None
    return place is not None and not (
        after is not None and after.joined and after.kind is Kind.WORD
    )


def _released(token: Token, sentence: Statement) -> bool:
    """Tell whether "released" is what a heading of a version and its date says: "v2.1 – 3 May"."""
    kinds = [one.kind for one in sentence.tokens]
    return token.key == _PUBLISHED and sorted(kinds) == [Kind.NUMBER, Kind.PERIOD]


def _pointed(claim: Statement, at: int, around: Around) -> bool:
    """Tell whether a word points at the document itself: "at this meeting", "in this report".

    One that the document speaks of may be one of several: "in this district".
    """
    token, after = claim.tokens[at], claim.after(at)
    if token.role != "in" or token.joined or token.name:
        return False
    if token.key in around.known and token.key not in around.title:
        return False
    if after is not None and after.joined:
        return False
    start = claim.tokens[at - 1].end if at else 0
    return any(start <= pointer < token.start for pointer in claim.pointers)


def _of_subject(claim: Statement, sentence: Statement, alignment: Alignment, at: int) -> bool:
    """Tell whether a word is of a subject that the sentence doesn't name itself.

    So is a phrase of its own behind it: "ranks first in Alaska".
    """
    start = at
    while start and claim.tokens[start].joined:
        start -= 1
    missing = set(alignment.missing)
    if any(place not in missing for place in range(start, at)):
        return False
    if claim.tokens[start].role in {"of", "in"}:
        return True
    own = [pair.claim for pair in alignment.pairs if pair.claim < start]
    if any(claim.tokens[one].kind is not Kind.PERIOD for one in own):
        return False
    places = [pair.place for pair in alignment.pairs if pair.claim > at]
    first = min(places, default=0)
    return all(
        token.kind is Kind.PERIOD or token.role or place in sentence.passing
        for place, token in enumerate(sentence.tokens[:first])
    )


def _stray(claim: Statement, sentence: Statement, alignment: Alignment) -> Iterator[str]:
    """Yield Chinese characters that match by themselves, away from those beside them."""
    if claim.language != "zh" or sentence.language != "zh":
        return
    places = {pair.claim: pair.place for pair in alignment.pairs}
    tokens = claim.tokens
    for at, place in places.items():
        if not _character(tokens[at]):
            continue
        sides = [
            side
            for side in (at - 1, at + 1)
            if 0 <= side < len(tokens) and _character(tokens[side]) and tokens[max(at, side)].joined
        ]
        if sides and not any(places.get(side) == place + side - at for side in sides):
            yield tokens[at].surface


def _character(token: Token) -> bool:
    return token.kind is Kind.WORD and len(token.key) == 1
