"""What narrows a sentence and is left out of a statement: "the shop's revenue" isn't the revenue."""

from collections.abc import Iterator, Sequence

from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Border, Kind, Token

_BASES = frozenset({"for", "of", "before", "after", "per", "than", "versus", "against"})
_BEHIND = 3  # tokens behind a figure: what is counted, and a phrase of its own
_RESTRICTING = frozenset({"of", "for", "with", "from", "in", "to", "against", "by"})


def narrowed(reading: Reading) -> list[str]:
    """Return the restrictions that the statement leaves out, with the words that show them."""
    found = [*_heads(reading), *_excepted(reading), *_reported(reading)]
    if _quantified(reading):
        found += _restrictions(reading)
    return found


def _quantified(reading: Reading) -> bool:
    """Tell whether something is stated that holds of a whole and not of its parts."""
    return any(reading.stated(pair).kind in {Kind.FIGURE, Kind.MARK} for pair in reading.pairs)


def _excepted(reading: Reading) -> Iterator[str]:
    """Yield exceptions beside what is stated: "all schools except Holm"."""
    for place, token in enumerate(reading.sentence.tokens):
        left_out = token.axis == "lacking" and place not in reading.matched
        if left_out and reading.beside(token.start):
            yield f"except: {token.surface}"


def _reported(reading: Reading) -> Iterator[str]:
    """Yield places that something is said of only there: "Boston noted that prices rose"."""
    tokens, matched = reading.sentence.tokens, reading.matched
    low = min(reading.core, default=0)
    if tokens and tokens[low].name:
        return  # a subject of its own
    said = False
    for place in range(low - 1, -1, -1):
        token = tokens[place]
        if tokens[place + 1].border >= Border.COMMA or place in matched:
            return
        if token.name and not token.role and said and _somewhere(reading, token):
            yield f"reported: {token.surface}"
        plain = token.kind is Kind.WORD and not token.name and not token.role
        said = said or (plain and place not in reading.sentence.passing)


def _somewhere(reading: Reading, token: Token) -> bool:
    return token.key in reading.places and token.key not in reading.given


def _heads(reading: Reading) -> Iterator[str]:
    """Yield words that the sentence only has as part of another thing: "houses in some areas"."""
    tokens, sentence = reading.sentence.tokens, reading.sentence
    passed = reading.matched | sentence.lights | sentence.measures
    for pair in reading.pairs:
        said, found = reading.stated(pair), reading.found(pair)
        owned = pair.place + 1 < len(tokens) and pair.place + 1 not in passed
        if found.owns and owned and not (said.owns or said.role in {"of", "in"}):
            yield f"part of: {found.surface} {tokens[pair.place + 1].surface}"
        if said.role or found.role not in {"of", "in"} or found.joined or pair.place == 0:
            continue
        head = tokens[pair.place - 1]
        if reading.denies_whole(pair.place - 1):
            continue
        alone = head.kind is not Kind.PERIOD and pair.place - 1 not in passed
        if alone and found.kind is not Kind.PERIOD and found.border is Border.NONE:
            yield f"part of: {head.surface} {found.role} {found.surface}"


def _restrictions(reading: Reading) -> Iterator[str]:
    """Yield words that narrow what the sentence is about and that the statement leaves out."""
    tokens, matched = reading.sentence.tokens, reading.matched
    lights, passing = reading.sentence.lights, reading.sentence.passing
    others = (p.place for p in reading.pairs if reading.stated(p).kind is not Kind.WORD)
    last = max(others, default=0)
    for pair in reading.pairs:
        place = pair.place
        if reading.stated(pair).kind is not Kind.WORD:
            continue
        before = tokens[place - 1] if place else None
        left_out = place - 1 not in matched | passing and tokens[place].joined
        if before is not None and left_out and not _harmless(reading, before, tokens[place]):
            yield f"narrower: {before.surface} {tokens[place].surface}"
        after = reading.sentence.after(place)
        if after is None or place + 1 in matched | lights or after.border >= Border.COMMA:
            continue
        narrows = after.role == "of" or (after.role in _RESTRICTING and place < last)
        if narrows and after.kind is Kind.WORD and after.key not in reading.given:
            yield f"narrower: {tokens[place].surface} {after.role} {after.surface}"
    yield from _based(reading)
    yield from _limited(reading)
    yield from _foreign(reading)


def _based(reading: Reading) -> Iterator[str]:
    """Yield what a figure or change is measured from: "5% before fees"."""
    tokens, matched = reading.sentence.tokens, reading.matched
    for pair in reading.pairs:
        place = pair.place + 1
        if reading.stated(pair).kind is Kind.WORD or place >= len(tokens) or place in matched:
            continue
        if place in reading.sentence.lights:
            continue
        after = tokens[place]
        if after.role in _BASES and after.kind is Kind.WORD and after.border is Border.NONE:
            yield f"narrower: {tokens[place - 1].surface} {after.role} {after.surface}"


def _limited(reading: Reading) -> Iterator[str]:
    """Yield phrases that say of what part a figure is: "61 goals in three seasons"."""
    tokens, matched, passing = reading.sentence.tokens, reading.matched, reading.sentence.passing
    for pair in reading.pairs:
        if reading.stated(pair).kind is not Kind.FIGURE:
            continue
        for place in range(pair.place + 1, min(len(tokens), pair.place + 1 + _BEHIND)):
            after = tokens[place]
            if after.border is not Border.NONE or (after.role and place in matched):
                break
            opens = after.role == "in" and not after.joined and place not in matched | passing
            if opens and after.kind in {Kind.WORD, Kind.FIGURE} and not after.name:
                yield f"narrower: {tokens[place - 1].surface} in {after.surface}"


def _harmless(reading: Reading, before: Token, after: Token) -> bool:
    """Tell whether a word before a matched one narrows nothing: a date, a first name."""
    if before.kind in {Kind.PERIOD, Kind.FIGURE} or before.key in reading.given:
        return True
    if before.kind is Kind.MARK:
        return before.axis == "change"
    return after.name and (not before.name or after.key in reading.alone)


def _foreign(reading: Reading) -> Iterator[str]:
    """Yield names that restrict the clause ("in Boston") and that the statement doesn't have."""
    tokens, matched = reading.sentence.tokens, reading.matched
    core = [at for at in matched if tokens[at].kind is not Kind.PERIOD]
    low, high = min(core, default=0), max(core, default=-1)
    between = range(low, high)
    for place, token in enumerate(tokens):
        if place in matched or not token.name or token.role not in _RESTRICTING:
            continue
        if token.key in reading.given or token.aside or token.role == "by":
            continue
        stretch = reading.sentence.stretch(place, Border.COMMA)
        if place in between and matched.isdisjoint(stretch):
            continue  # ", then playing at Gillingham,"
        if reading.listed(place) or reading.only_subject(place) or _of_twin(reading, place):
            continue
        inside = place in between or (place < low and not _parted(tokens, place, low))
        behind = place > high and not _parted(tokens, high, place, Border.LIST)
        if inside or behind:
            yield f"elsewhere: {token.role} {token.surface}"


def _of_twin(reading: Reading, place: int) -> bool:
    """Tell whether a word belongs to another item of a list with the same noun.

    "The largest city in Florida and the oldest city of the country" says where the largest is.
    """
    tokens = reading.sentence.tokens
    item = reading.sentence.stretch(place, Border.LIST)
    if item.stop == len(tokens) or tokens[item.stop].border is not Border.LIST:
        return False
    nouns = {tokens[at].key for at in item if at < place and at not in reading.matched}
    return any(
        at >= item.stop and tokens[at].key in nouns and tokens[at].kind is Kind.WORD
        for at in reading.matched
    )


def _parted(tokens: Sequence[Token], one: int, other: int, by: Border = Border.CLAUSE) -> bool:
    return any(tokens[at].border >= by for at in range(one + 1, other + 1))
