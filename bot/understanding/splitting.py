"""Several questions in one message: each is asked alone."""

import re

from index.text import terms

_MARK = re.compile(r"(?<=[?？])\s+(?=\S)|(?<=[？])(?=\S)|\n+")
_BULLET = r"(?:\(?\d{1,2}[.)、](?!\d)|[-*](?=\s)|•)"
_NUMBER = re.compile(rf"^\s*{_BULLET}\s*")
_MOST = 6  # questions of one message; the rest is asked again by whoever wants it
_LEAST = 2  # topic words that make a question of its own


def questions(message: str, language: str) -> list[str]:
    """Return the questions of a message, the message itself where it is one."""
    parts = [_NUMBER.sub("", part).strip() for part in _MARK.split(message)]
    parts = [part for part in parts if part]
    asked = [part for part in parts if _asks(part, language)]
    ends = sum(1 for part in parts if part.endswith(("?", "？")))
    numbered = sum(1 for line in message.splitlines() if _NUMBER.match(line))
    if len(asked) < _LEAST or (ends < _LEAST and numbered < _LEAST):
        return [message]
    return asked[:_MOST]


def _asks(part: str, language: str) -> bool:
    own = [t for t in terms(part, language) if not t.stop and t.kind not in {"cjk", "compound"}]
    return len(own) >= _LEAST
