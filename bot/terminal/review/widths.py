"""Texts cut and filled to columns of a terminal: a Chinese character takes two."""

import unicodedata


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def cut(text: str, most: int) -> str:
    """Return a text that takes at most so many columns, with "…" where it was longer."""
    if columns(text) <= most:
        return text
    kept, taken = [], 1  # the "…"
    for sign in text:
        taken += _width(sign)
        if taken > most:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + "…" if most > 0 else ""


def left(text: str, width: int) -> str:
    """Return a text cut and filled up on the right."""
    shown = cut(text, width)
    return shown + " " * (width - columns(shown))


def right(text: str, width: int) -> str:
    """Return a text cut and filled up on the left."""
    shown = cut(text, width)
    return " " * (width - columns(shown)) + shown
