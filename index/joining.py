"""Lines joined into paragraphs by the document's own words; marks of typesetting undone."""

import re
from collections.abc import Container, Iterable, Sequence

from index.sentences import CJK

_FULL_WIDTH = rf"{CJK}\u3000-\u303f\uff00-\uffef"
_EAST = re.compile(f"[{_FULL_WIDTH}]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HYPHENS = "-\u2010\u2011"
_TAIL = re.compile(rf"(?P<word>[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*)(?P<hyphen>[{_HYPHENS}])$")
_HEAD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
# "short- and long-term", "Ein- und Ausfuhr": the hyphen stands for the word that both share.
_SHARED = frozenset("and or to und oder bis sowie bzw et ou y o e en of és i a och og".split())
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A raised figure after an amount is a note; after "10" it is a power, after a letter a unit's (m²).
_NOTE = re.compile(
    rf"(?P<amount>[\d.,'’]*\d[)%％‰]*)(?P<mark>[{_RAISED}]+(?:[,⁾)]?[{_RAISED}]+)*|\s?\[\d{{1,3}}\])"
)
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")


def repair(text: str) -> str:
    """Undo ligatures, and take out soft hyphens that don't end a line."""
    return re.sub("\u00ad(?!\\s*$)", "", text.translate(_LIGATURES), flags=re.MULTILINE)


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """Return the words, with and without hyphens, that stand whole inside a line, case folded."""
    found: set[str] = set()
    for line in lines:
        text = line.rstrip()
        cut = _TAIL.search(text)
        found.update(
            match.group().casefold().translate(_ONE_HYPHEN)
            for match in _WORD.finditer(text, 0, cut.start() if cut else len(text))
        )
    return frozenset(found)


_ONE_HYPHEN = str.maketrans({"\u2010": "-", "\u2011": "-"})


def join_lines(lines: Sequence[str], words: Container[str] = frozenset()) -> str:
    """Join the lines of one paragraph; `words` are those of the document (`words_within`)."""
    joined = ""
    for line in lines:
        piece = line.strip()
        if not piece:
            continue
        joined = glue(joined, piece, words) if joined else piece
    return joined.replace("\u00ad", "")


def glue(first: str, second: str, words: Container[str] = frozenset()) -> str:
    """Join two lines, neither empty nor with white space at its ends.

    A hyphen at the break goes if the document has the word without it, or not with it. It stays
    before a capital letter or figure, and where it stands for a shared part ("Ein- und Ausfuhr").
    """
    if first[-1] == "\u00ad":
        return first[:-1] + second
    if _EAST.match(first[-1]) or _EAST.match(second[0]):
        return first + second
    if _NOTE_MARK.match(second) and not first[-1].isalnum():
        return first + second
    cut = _TAIL.search(first)
    if cut is None:
        return first + second if _is_broken_span(first, second) else f"{first} {second}"
    head = _HEAD.match(second)
    if head is None or not second[0].islower():
        return first + second
    if head.group().casefold() in _SHARED:
        return f"{first} {second}"
    word = cut["word"].casefold().translate(_ONE_HYPHEN)
    rest = head.group().casefold().translate(_ONE_HYPHEN)
    hyphenated = f"{word}-{rest}" in words
    plain = f"{word}{rest}" in words
    return first + second if hyphenated and not plain else first[:-1] + second


def _is_broken_span(first: str, second: str) -> bool:
    """Tell whether a line ends in a dash or hyphen that belongs to what follows ("2019–|2020")."""
    if first[-1] in "–—":
        return first[-2:-1].strip() != "" and second[0].isalnum()
    return first[-1] in _HYPHENS and first[-2:-1].isdecimal() and second[0].isalnum()


def without_note_marks(text: str) -> str:
    """Take a raised note mark off the figure before it: "1,234¹" → "1,234"; "10⁶" stays.

    A mark in brackets is set apart from the figure: "12[3]" → "12 [3]".
    """

    def apart(match: re.Match[str]) -> str:
        amount, mark = match["amount"], match["mark"]
        if mark.lstrip().startswith("["):
            return f"{amount} {mark.lstrip()}"
        return match.group() if amount in {"10", "2", "-10"} else amount

    return _NOTE.sub(apart, text)
