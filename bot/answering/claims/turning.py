"""Words that have changed places: who does it and to whom, what is above what."""

from bot.answering.claims.aligning import Pair
from bot.answering.claims.overlay import Reading

_NAME = 3  # words of a name


def turned_round(reading: Reading) -> tuple[Pair, ...]:
    """Return the pairs that stand the other way round in the sentence, none where none do."""
    return _parts(reading, "by") or _parts(reading, "than") or _order(reading) or _journey(reading)


def _parts(reading: Reading, role: str) -> tuple[Pair, ...]:
    """Find "B was replaced by A" in the place of "A was replaced by B", "than" alike."""
    by = [p for p in reading.pairs if reading.stated(p).role == role != reading.found(p).role]
    done = [p for p in reading.pairs if reading.found(p).role == role != reading.stated(p).role]
    if not by or not done or any(reading.found(p).role for p in by):
        return ()
    if reading.stated(by[0]).joined or reading.found(done[0]).joined:
        return ()  # "by using X" with another X
    return (*by, *done) if not any(reading.stated(p).role for p in done) else ()


def _order(reading: Reading) -> tuple[Pair, ...]:
    """Find "A surpassed B" in the place of "B surpassed A"."""
    at = next((n for n, p in enumerate(reading.pairs) if reading.stated(p).axis == "above"), None)
    if at is None or not 0 < at < len(reading.pairs) - 1:
        return ()
    verb = reading.pairs[at]
    left = [p for p in reading.pairs[:at] if reading.found(p).name]
    right = [p for p in reading.pairs[at + 1 :] if reading.found(p).name][:_NAME]
    if not left or not right or any(reading.stated(p).role for p in (*left, *right[:1])):
        return ()
    turned = all(p.place > verb.place for p in left) and right[0].place < verb.place
    return (*left, verb, *(p for p in right if p.place < verb.place)) if turned else ()


def _journey(reading: Reading) -> tuple[Pair, ...]:
    """Find "it left B for A" in the place of "it left A for B"."""
    if not any(reading.stated(p).axis == "travel" and not p.opposed for p in reading.pairs):
        return ()
    ends = [
        [p for p in reading.pairs if (reading.stated(p).role, reading.found(p).role) == roles]
        for roles in (("from", "to"), ("to", "from"))
    ]
    return (*ends[0], *ends[1]) if all(ends) else ()
