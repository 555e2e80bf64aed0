"""A text as the eye sees it: without soft hyphens, zero-width characters and cut words."""

import re
from collections.abc import Sequence

# Between letters of these scripts a zero-width space or non-joiner does part words.
_PARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0600-\u06ff"
_LINE_END = r"[ \t]{0,8}\r?\n[ \t]{0,400}"
_UNSEEN = re.compile(
    rf"\u00ad{_LINE_END}(?=[^\W\d_])"
    rf"|(?<=[^\W\d_])[-\u2010]{_LINE_END}(?=[^\W\d_])"
    rf"|[\u00ad\u200d-\u200f\u2060-\u2064\ufeff]+|(?<![{_PARTED}])[\u200b\u200c]+"
)


def seen(text: str) -> tuple[str, Sequence[int] | None]:
    r"""Return what is seen of a text, and where each of its characters stands in the text.

    The places are None where all of it is seen. A hyphen at a line's end goes with the line end,
    where a word goes on in lower case: "light-\nhouse" is seen as "lighthouse".
    """
    if _UNSEEN.search(text) is None:
        return text, None
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _UNSEEN.finditer(text):
        if "\n" in match.group() and not _is_cut(text, match.start(), match.end()):
            continue
        pieces.append(text[last : match.start()])
        places.extend(range(last, match.start()))
        last = match.end()
    if not last:
        return text, None
    pieces.append(text[last:])
    places.extend(range(last, len(text)))
    return "".join(pieces), places


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell a word that a line end cuts from a name with a hyphen, such as Alsace-Lorraine."""
    return text[start] == "\u00ad" or (text[start - 1].islower() and text[end].islower())


def placed(start: int, end: int, places: Sequence[int] | None) -> tuple[int, int]:
    """Return where a span, not empty, of what is seen stands in its text."""
    return (start, end) if places is None else (places[start], places[end - 1] + 1)
