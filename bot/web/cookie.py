"""A visitor whom Telegram signed for, remembered in a cookie: pages are loaded without a header.

The cookie says who and until when, signed by a key that is derived from the bot's token; nothing
of it is kept here.
"""

import hashlib
import hmac
import re
from typing import Final

COOKIE: Final = "footnote"
SECONDS: Final = 12 * 3600  # a day's work; Telegram's own signature counts for a day
_SEALED: Final = re.compile(r"(\d{1,18})\.(\d{1,12})\.([0-9a-f]{64})", re.ASCII)


def sealed(person: int, until: int, token: str) -> str:
    """Give the cookie's value for a person, good until a moment in seconds since 1970."""
    return f"{person}.{until}.{_seal(person, until, token)}"


def opened(value: str, token: str, now: float) -> int | None:
    """Give the person that a cookie names; None where it is forged, broken or over."""
    found = _SEALED.fullmatch(value)
    if found is None:
        return None
    person, until = int(found[1]), int(found[2])
    good = hmac.compare_digest(sealed(person, until, token), value)  # in this spelling alone
    return person if good and now <= until else None


def _seal(person: int, until: int, token: str) -> str:
    key = hmac.new(b"Footnote's session", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, f"{person}.{until}".encode(), hashlib.sha256).hexdigest()
