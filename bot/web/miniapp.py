"""Telegram Mini Apps: whether `initData` was signed by Telegram for this bot.

The algorithm is that of Telegram's documentation ("Validating data received via the Mini App"):
HMAC-SHA256 of the sorted fields, by the key HMAC-SHA256("WebAppData", token).
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

MOST_SECONDS: Final = 24 * 3600
_SKEW: Final = 60
_LONGEST: Final = 4096
_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who opened the Mini App, as Telegram says."""

    user_id: int
    language: str | None = None


def verify(
    init_data: str, token: str, now: float, most_seconds: float = MOST_SECONDS
) -> Visitor | None:
    """Give the visitor that `init_data` names, or None where it is forged, too old or broken."""
    if len(init_data) > _LONGEST:
        return None
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    fields = dict(pairs)
    given = fields.pop("hash", "")
    if len(pairs) != len(fields) + 1 or not given.isascii():
        return None
    if not hmac.compare_digest(given.lower(), signature(fields, token)):
        return None
    signed_at = fields.get("auth_date", "")
    if not (signed_at.isascii() and signed_at.isdecimal() and len(signed_at) <= _DIGITS):
        return None
    if not -_SKEW <= now - int(signed_at) <= most_seconds:
        return None
    return _visitor(fields.get("user", ""))


def signature(fields: dict[str, str], token: str) -> str:
    """Give the hash, in hexadecimal, that Telegram puts beside these fields."""
    check = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, check.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _visitor(user: str) -> Visitor | None:
    try:
        found = json.loads(user)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or type(found.get("id")) is not int:
        return None
    language = found.get("language_code")
    return Visitor(found["id"], language if isinstance(language, str) else None)
