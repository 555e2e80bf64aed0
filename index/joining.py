"""Lines joined into paragraphs by the document's own words; marks of typesetting undone."""

import re
from collections.abc import Container, Iterable, Sequence

from index.sentences import CJK

_LONGEST_WORD = 80  # letters; what is longer is no word that a line end cut

_EAST = re.compile(rf"[{CJK}\u3000-\u303f\uff00-\uffef]")
_HYPHENS = "-\u2010\u2011"
_LETTERS = rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*"
_WORD = re.compile(_LETTERS)
_TAIL = re.compile(rf"(?P<word>{_LETTERS})[{_HYPHENS}]$")
_ONE_HYPHEN = str.maketrans({"\u2010": "-", "\u2011": "-"})
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
# "short- and long-term", "Ein- und Ausfuhr": the hyphen stands for the word that both share.
_SHARED = frozenset("and or to und oder bis sowie bzw et ou y o e en of és i a och og".split())
_SOFT_HYPHEN = re.compile(r"\u00ad(?!\s*$)", re.MULTILINE)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURE = r"(?<![\d.,'’])(?P<figure>[\d.,'’]{0,40}\d[)%％‰]{0,2})"
# A raised figure after a figure is the mark of a note; after "10" it is a power.
_NOTE = re.compile(
    rf"{_FIGURE}(?P<mark>[{_RAISED}]{{1,3}}(?:[,⁾)][{_RAISED}]{{1,3}})*|\[\d{{1,3}}\])"
)
_POWERS_OF = frozenset({"10", "2", "-10"})


def repair(text: str) -> str:
    """Undo ligatures, and take out soft hyphens that don't end a line."""
    return _SOFT_HYPHEN.sub("", text.translate(_LIGATURES))


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """Return the words, with and without hyphens, that stand whole inside a line, case folded."""
    found: set[str] = set()
    for line in lines:
        text = line.rstrip()
        cut = _cut_word(text)
        end = len(text) - len(cut) - 1 if cut else len(text)
        found.update(map(_plain, _WORD.findall(text, 0, end)))
    return frozenset(found)


def _cut_word(text: str) -> str:
    """Return the word before a hyphen that ends the text, or ""."""
    match = _TAIL.search(text[-_LONGEST_WORD:])
    return match["word"] if match else ""


def _plain(word: str) -> str:
    return word.casefold().translate(_ONE_HYPHEN)


def join_lines(lines: Sequence[str], words: Container[str] = frozenset()) -> str:
    """Join the lines of one paragraph; `words` are those of the document (`words_within`)."""
    pieces: list[str] = []
    for line in lines:
        piece = line.strip()
        if piece and pieces:
            cut, between = _seam(pieces[-1], piece, words)
            pieces[-1] = pieces[-1][: len(pieces[-1]) - cut]
            pieces.append(between)
        if piece:
            pieces.append(piece)
    return "".join(pieces).replace("\u00ad", "")


def glue(first: str, second: str, words: Container[str] = frozenset()) -> str:
    """Join two lines, neither empty nor with white space at its ends.

    A hyphen at the break goes if the document has the word without it, or not with it. It stays
    before a capital letter or figure, and where it stands for a shared part ("Ein- und Ausfuhr").
    """
    cut, between = _seam(first, second, words)
    return first[: len(first) - cut] + between + second


def _seam(first: str, second: str, words: Container[str]) -> tuple[int, str]:
    """Return how many letters of the first line go, and what stands between the two."""
    if first[-1] == "\u00ad":
        return 1, ""
    if _EAST.match(first[-1]) or _EAST.match(second[0]):
        return 0, ""
    if _NOTE_MARK.match(second) and not first[-1].isalnum():
        return 0, ""
    cut = _cut_word(first)
    if not cut:
        return 0, "" if _is_broken_span(first, second) else " "
    head = _WORD.match(second)
    if head is None or not second[0].islower():
        return 0, ""
    if head.group().casefold() in _SHARED:
        return 0, " "
    word, rest = _plain(cut), _plain(head.group())
    hyphenated = f"{word}-{rest}" in words and f"{word}{rest}" not in words
    return (0, "") if hyphenated else (1, "")


def _is_broken_span(first: str, second: str) -> bool:
    """Tell whether a line ends in a dash or hyphen that belongs to what follows ("2019–|2020")."""
    before = first[-2:-1]
    if first[-1] in "–—":
        return before.strip() != "" and second[0].isalnum()
    return first[-1] in _HYPHENS and before.isdecimal() and second[0].isalnum()


def without_note_marks(text: str) -> str:
    """Take a raised note mark off the figure before it: "1,234¹" → "1,234"; "10⁶" stays.

    A mark in brackets is set apart from the figure: "12[3]" → "12 [3]".
    """
    return _NOTE.sub(_apart, text)


def _apart(match: re.Match[str]) -> str:
    figure, mark = match["figure"], match["mark"]
    if mark.startswith("["):
        return f"{figure} {mark}"
    return match.group() if figure in _POWERS_OF else figure
