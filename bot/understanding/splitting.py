"""Several questions in one message: each is asked alone."""

import re
from functools import lru_cache

from index.text import terms

_MARK = re.compile(r"(?<=[?？])\s+(?=\S)|(?<=[？])(?=\S)|\n+")
_BULLET = r"(?:\(?\d{1,2}[.)、](?!\d)|[-*](?=\s)|•)"
_NUMBER = re.compile(rf"^\s*{_BULLET}\s*")
# "What was the revenue and by how much did it grow?": a question word opens each.
_OPENERS = {
    "en": ("and", "(?:by )?how|what|who|whose|when|where|which|why"),
    "es": ("y|e", "(?:(?:en|a|por) )?cuánt[oa]s?|qué|quién(?:es)?|cuándo|dónde|cuál(?:es)?|cómo"),
    "pt": ("e", "(?:(?:em|a|por) )?quant[oa]s?|que|quem|quando|onde|qual|quais|como"),
    "fr": ("et", "(?:(?:de|à) )?combien|quell?es?|qui|quand|où|pourquoi|comment"),
    "de": ("und", "(?:(?:um|auf) )?wie|was|wer|wann|wo|welche[rs]?|warum"),
    "ru": ("и|а", "(?:(?:на|до|во) )?сколько|что|кто|когда|где|как[а-я]*|почему|насколько"),
}
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
        return _joined(message, language)
    return asked[:_MOST]


def _joined(message: str, language: str) -> list[str]:
    """Return the two questions that "and" joins, the message itself where it joins none."""
    joint = _joint(language)
    if joint is None or len(parts := joint.split(message.strip(), maxsplit=1)) < _LEAST:
        return [message]
    first, second = (part.strip() for part in parts)
    if not re.match(_OPENERS[language][1], first.lstrip("¿¡"), re.IGNORECASE):
        return [message]
    return [first, second] if _names(first, language) and _names(second, language) else [message]


@lru_cache(8)
def _joint(language: str) -> re.Pattern[str] | None:
    if language not in _OPENERS:
        return None
    joins, opens = _OPENERS[language]
    return re.compile(rf"[\s,]+(?:{joins})\s+(?=(?:{opens})\b)", re.IGNORECASE)


def _names(part: str, language: str) -> bool:
    return any(not term.stop for term in terms(part, language))


def _asks(part: str, language: str) -> bool:
    own = [t for t in terms(part, language) if not t.stop and t.kind not in {"cjk", "compound"}]
    return len(own) >= _LEAST
