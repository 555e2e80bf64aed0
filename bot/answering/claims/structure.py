"""Whether a sentence puts its words together as a statement does: joints, parts, restrictions.

Without grammar, only what stands plainly there counts; whatever else is "loose", and a loose
reading neither supports nor contradicts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answering.claims.aligning import Pair
from bot.answering.claims.arranging import Arranged, arrange
from bot.answering.claims.overlay import Reading
from bot.answering.claims.restricting import narrowed
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from bot.answering.claims.turning import turned_round
from facts.drafting.joints import joints

_GAP = 4  # words between two that belong to one phrase: "import and export value of goods trade"
_LISTED = 8  # words of an item of a list that is passed over
_GAP_CHARACTERS = 8
_BASES = frozenset({"than", "versus"})  # what a date is compared with
_LEADING = 2  # tokens of a phrase that opens a sentence: "In August 2017, …"
_RATE = 4  # tokens from a figure to its rate: "17 small parcels a day"
_STRONG = frozenset(
    ("by", "from", "against", "for", "with", "than", "before", "after", "since", "until", "per",
     "as", "versus")
)  # fmt: skip


def looseness(reading: Reading) -> list[str]:
    """Return why the sentence may not say it of the same things, none where it does."""
    turned = set(turned_round(reading))
    arranged = arrange(reading, [pair for pair in reading.pairs if pair not in turned])
    found = [arranged.problem] if arranged.problem else []
    found += [*_joints(reading, arranged), *_same_parts(reading), *_within(reading)]
    found += _parts(reading, turned | arranged.turned, voiced=not arranged.problem)
    found += [*_parallel(reading), *_overtaken(reading), *_wholes(reading), *narrowed(reading)]
    found += _relatives(reading)
    return found


def _same_parts(reading: Reading) -> Iterator[str]:
    """Yield where two phrases of one part ("in Dallas", "in Boston") have changed places."""
    last: dict[str, int] = {}
    for pair in reading.pairs:
        said, found = reading.stated(pair), reading.found(pair)
        dated = said.kind is Kind.PERIOD
        if said.role and said.role == found.role and not said.joined and not dated:
            if pair.place < last.get(said.role, -1):
                yield f"order: {said.role} {said.surface}"
            last[said.role] = pair.place


def _within(reading: Reading) -> Iterator[str]:
    """Yield where what holds and what is held have changed places: "the port of Kaffa in Crimea"."""
    held = {
        (reading.stated(pair).role, reading.found(pair).role)
        for pair in reading.pairs
        if not reading.stated(pair).joined and reading.stated(pair).kind is not Kind.PERIOD
    }
    if {("of", "in"), ("in", "of")} <= held:
        yield "order: of / in"


def _parallel(reading: Reading) -> Iterator[str]:
    """Yield where one of two parallel items is given what the other has.

    "Anna met Ben in Paris and Carl in Rome" doesn't say that she met Carl in Paris.
    """
    tokens, matched = reading.sentence.tokens, reading.matched
    items = [0]
    for at in range(1, len(tokens)):
        items.append(items[-1] + (tokens[at].border is not Border.NONE))
    held = {items[at] for at in matched}
    for at in matched:
        role = _own_role(tokens[at])
        for other, token in enumerate(tokens):
            apart = items[other] != items[at] and items[other] in held and other not in matched
            alike = (token.kind, token.name) == (tokens[at].kind, tokens[at].name)
            if reading.only_subject(other):
                continue
            if role and apart and alike and _own_role(token) == role:
                yield f"parallel: {role} {tokens[at].surface} / {role} {token.surface}"


def _overtaken(reading: Reading) -> Iterator[str]:
    """Yield whom "A overtook B to become the largest" says nothing more of: that is of A."""
    tokens, matched = reading.sentence.tokens, reading.matched
    for at, token in enumerate(tokens):
        if token.axis != "above" or at in matched:
            continue
        end = reading.sentence.stretch(at, Border.LIST).stop
        passed = [place for place in range(at + 1, end) if place in matched]
        if passed and any(place >= end for place in matched):
            yield f"order: {token.surface} {tokens[passed[0]].surface}"


def _relatives(reading: Reading) -> Iterator[str]:
    """Yield what a clause like "which measures 4 hectares" isn't about: what stands further before it."""
    sentence = reading.sentence
    for opened in joints(sentence.language).relates.finditer(sentence.text):
        end = sentence.text.find(",", opened.end())
        end = end if end >= 0 else len(sentence.text)
        tokens = sentence.tokens
        within = [at for at in reading.matched if opened.start() < tokens[at].start < end]
        before = [
            at
            for at in reading.matched
            if tokens[at].end <= opened.start() and tokens[at].kind is Kind.WORD
        ]
        passed = [
            token
            for at, token in enumerate(tokens)
            if before and at > max(before) and token.end <= opened.start()
            and at not in reading.matched and not token.role
        ]  # fmt: skip
        if within and passed:
            yield f"relative: {tokens[max(before)].surface} / {passed[-1].surface}"


def _wholes(reading: Reading) -> Iterator[str]:
    """Yield where a share is of another whole: "half of the pupils are girls", "half of the girls"."""
    places = {pair.claim: pair.place for pair in reading.pairs}
    for pair in reading.pairs:
        whole = _whole(reading.claim, pair.claim)
        printed = _whole(reading.sentence, pair.place)
        if whole is None or printed is None or reading.stated(pair).kind is not Kind.FIGURE:
            continue
        found = places.get(whole)
        if found is not None and not reading.sentence.tokens[found].role and found > printed:
            said = reading.claim.tokens[whole]
            yield f"part: of {said.surface} / of {reading.sentence.tokens[printed].surface}"


def _whole(text: Statement, at: int) -> int | None:
    """Return the token right behind a figure that says of what it is."""
    after = at + 1
    return after if after < len(text.tokens) and text.tokens[after].role == "of" else None


def _joints(reading: Reading, arranged: Arranged) -> Iterator[str]:
    """Yield where words that the statement puts together stand apart in the sentence."""
    for one, other in pairwise(arranged.core):
        if one.place == other.place:
            yield "twice"
        elif not _together(reading, one.place, other.place, _own_role(reading.stated(other))):
            yield f"apart: {reading.found(one).surface} / {reading.found(other).surface}"
    for phrase in arranged.moved:
        for one, other in pairwise(phrase):
            if not _together(reading, one.place, other.place):
                yield f"apart: {reading.found(one).surface} / {reading.found(other).surface}"
        near = min(arranged.core, key=lambda pair: abs(pair.place - phrase[0].place), default=None)
        if near is None:
            continue
        low, high = sorted((near.place, phrase[0].place))
        if not _together(reading, low, high):
            yield f"apart: {reading.found(phrase[0]).surface}"


def _together(reading: Reading, low: int, high: int, role: str = "") -> bool:
    """Tell whether two places belong together; `role` is what the statement gives the second."""
    tokens, matched = reading.sentence.tokens, reading.matched
    bracketed = tokens[low].aside or tokens[high].aside
    passed = [at for at in range(low + 1, high) if bracketed or not tokens[at].aside]
    passing = reading.sentence.passing
    between = [
        at
        for at in passed
        if not (
            at in matched
            or at in passing
            or reading.denies_whole(at)
            or (reading.listed(at) and reading.listed(high))
        )
    ]
    compared = {at for at in passed if tokens[at].role in _BASES and at not in matched}
    border = max(
        (reading.border(at) for at in (*passed, high) if at not in compared), default=Border.NONE
    )
    if not between and border <= Border.COMMA and not _leaves_aside(reading, low, high):
        return True
    if Kind.PERIOD in {tokens[low].kind, tokens[high].kind}:
        return _dated(reading, low, high, border)
    taken = any(_own_role(tokens[at]) == role != "of" for at in between)
    if role and taken and tokens[high].kind is not Kind.PERIOD:
        return False  # "came from abroad, most of them from Sweden"
    if role not in {"", tokens[high].role}:
        return False  # "28% of the process": "28% of the land … through a process"
    return _phrase(reading, between, border) or _continued(reading, low, high)


def _own_role(token: Token) -> str:
    return "" if token.joined else token.role


def _leaves_aside(reading: Reading, low: int, high: int) -> bool:
    """Tell whether a comma ends a clause within another: "Lund, who succeeded Berg, resigned"."""
    tokens = reading.sentence.tokens
    if reading.border(high) is not Border.COMMA:
        return False
    start = reading.sentence.stretch(low, Border.COMMA).start
    return start > 0 and tokens[start].border is Border.CLAUSE and start not in reading.matched


def _dated(reading: Reading, low: int, high: int, border: Border) -> bool:
    """Tell whether a date goes with a phrase: in its clause, or opening the sentence."""
    tokens = reading.sentence.tokens
    dates = [at for at, token in enumerate(tokens) if token.kind is Kind.PERIOD]
    place = low if tokens[low].kind is Kind.PERIOD else high
    versus = any(tokens[at].role == "versus" for at in (low, high) if at in dates)
    rest = [at for at in dates if at not in reading.matched and tokens[at].role not in _BASES]
    if place <= _LEADING and not rest:
        return True
    if border is Border.CLAUSE and not versus:
        return False
    return not any(low < at < high for at in rest)


def _phrase(reading: Reading, between: Sequence[int], border: Border) -> bool:
    """Tell whether what stands between is no more than further words of one phrase."""
    tokens = reading.sentence.tokens
    most = _GAP_CHARACTERS if reading.sentence.language == "zh" else _GAP
    if border > Border.LIST:
        return False
    if between and reading.border(between[0]) is Border.LIST and len(between) <= _LISTED:
        return True  # "founder and chairman of TCL"
    if any(_opens_phrase(reading, at) for at in between):
        return False  # "critics say the plan failed"
    return len(between) <= most and all(
        (tokens[at].kind is Kind.WORD and not tokens[at].name and tokens[at].role not in _STRONG)
        or tokens[at].kind is Kind.PERIOD
        or tokens[at].lead in {"start", "delta"}
        or tokens[at].key in reading.given
        for at in between
    )


def _opens_phrase(reading: Reading, at: int) -> bool:
    """Tell whether a noun phrase of its own begins at a word: not joined, and in no part."""
    token = reading.sentence.tokens[at]
    if reading.sentence.language == "zh" or token.kind is not Kind.WORD:
        return False
    return not token.joined and not token.role and token.border is Border.NONE


def _continued(reading: Reading, low: int, high: int) -> bool:
    """Tell whether a clause goes on about the subject that opens the sentence.

    It must begin with the matched words themselves: one with a subject of its own doesn't.
    """
    tokens, matched = reading.sentence.tokens, reading.matched
    start = reading.sentence.stretch(high, Border.LIST).start
    passing = reading.sentence.passing
    own = [at for at in range(start, high) if at not in matched and at not in passing]
    if start <= low or any(tokens[at].kind is not Kind.MARK for at in own):
        return False
    while low > 0 and tokens[low].border is Border.NONE and low - 1 in matched:
        low -= 1
    if tokens[low].border is not Border.NONE:
        return True  # a clause that it opens
    if any(at not in matched and tokens[at].name for at in range(low)):
        return False
    return all(
        at in matched or tokens[at].role or tokens[at].kind is Kind.PERIOD or at in passing
        for at in range(reading.sentence.stretch(low, Border.COMMA).start)
    )  # "the museum, unlike the library, is open"


def _parts(reading: Reading, turned: set[Pair], *, voiced: bool) -> Iterator[str]:
    """Yield where a word plays another part: by, from, to, with, than.

    `voiced` tells that active for passive explains the order of the words.
    """
    rates = [p.claim for p in reading.pairs if _same_rate(reading, p)]
    rated = {at for at in reading.claim.passing if any(at - rate in range(_RATE) for rate in rates)}
    agents = any(reading.found(pair).role == "by" for pair in reading.pairs)
    for pair in reading.pairs:
        said, found = reading.stated(pair), reading.found(pair)
        if said.role == found.role or said.kind is Kind.FIGURE or pair in turned:
            continue
        strong = _STRONG | {"to"} if found.name or said.kind is Kind.PERIOD else _STRONG
        if not {said.role, found.role} & strong:
            continue
        if found.role == "per" and pair.claim in rated:
            continue  # "17 a day": "17 per day"
        agent = {said.role, found.role} == {"by", ""} and (found.role or not agents)
        if voiced and agent and _other_side(reading, pair):
            continue
        yield f"part: {said.role or '-'} {said.surface} / {found.role or '-'} {found.surface}"


def _other_side(reading: Reading, pair: Pair) -> bool:
    """Tell whether who did it stands before what was done in one text, behind it in the other."""
    if reading.stated(pair).role == "by":
        verb = [p for p in reading.pairs if p.claim < pair.claim and reading.stated(p).role != "by"]
        return not verb or verb[-1].place > pair.place
    verb = [p for p in reading.pairs if p.claim > pair.claim and reading.found(p).role != "by"]
    return bool(verb) and verb[0].place < pair.place


def _same_rate(reading: Reading, pair: Pair) -> bool:
    """Tell whether two figures are given for the same span: "17 a day" and "17 per day"."""
    said, found = reading.stated(pair).quantity, reading.found(pair).quantity
    return said is not None and found is not None and said.per == found.per is not None
