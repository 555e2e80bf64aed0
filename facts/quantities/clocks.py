"""Times of day: 7 pm, 19:30, 19h30."""

from facts.quantities.datematches import Ends, Seen
from facts.quantities.moments import Moment
from facts.quantities.years import years_before

_NOON = 12
_LAST_HOUR = 24
_AT = frozenset(
    ("at", "by", "from", "until", "till", "around", "about", "um", "gegen", "ab", "a", "vers", "las",
     "as", "alle", "в", "к", "около", "с", "до", "since", "before", "after", "to")
)  # fmt: skip


def time(seen: Seen) -> Ends | None:
    hour, minute = int(seen.match["h"]), int(seen.match["mi"] or 0)
    half = seen.match["ap"]
    if hour > (_NOON if half else _LAST_HOUR):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    return Moment("time", hour, minute), None


def clock(seen: Seen) -> Ends | None:
    """Read 19:30; of 3:16 only what says "at" before it makes a time."""
    if len(seen.match["h"]) < len("19") and not years_before(seen.page, _AT, seen.token):
        return None
    return Moment("time", int(seen.match["h"]), int(seen.match["mi"])), None
