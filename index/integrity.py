"""Whether what is stored as a document keeps within its own text, before anything is made of it.

It may come from a reader's process that a hostile file took over: a number that points nowhere, or
asks for a list of billions, must end there. Raises ValueError and TypeError.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, get_args

from index.document import ParagraphKind

_LARGEST_POWER: Final = (
    400  # of ten in a value; written out, one of a billion would fill the memory
)
_MOST_COLUMNS: Final = 1 << 20  # a sheet has 16,384
_MOST_PAGES: Final = 1 << 20
KINDS: Final[tuple[ParagraphKind, ...]] = get_args(ParagraphKind)
_STRINGS: Final = ("id", "title", "language", "text")


def check(stored: dict[str, Any]) -> None:
    """Raise where the parts of a stored document don't fit its text and one another."""
    if any(type(stored[name]) is not str for name in _STRINGS):
        raise TypeError("a text is none")
    most = len(stored["text"])
    sections, sentences = stored["sections"], stored["sentences"]
    _within((stored["pages"],), 0, _MOST_PAGES)
    _ordered(sentences, most)
    for _, _, start, end in sections:
        _within((start, end), 0, most)
    counts = []
    for start, end, section, count, kind, _ in stored["paragraphs"]:
        _within((start, end), 0, most)
        _within((section,), 0, len(sections) - 1)
        _within((count,), 0, len(sentences))
        _within((kind,), 0, len(KINDS) - 1)
        counts.append(count)
    if sum(counts) != len(sentences):
        raise ValueError("paragraphs have other sentences")
    for start, end, section, caption, columns, _, rows in stored["tables"]:
        _within((start, end), 0, most)
        _within((section,), 0, len(sections) - 1)
        _texts((caption, *columns))
        for row in rows:
            _row(row, most, len(sentences))
    for start, end, name, value, unit, period in stored["tags"]:
        _within((start, end), 0, most)
        _texts((name, unit, period))
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > _LARGEST_POWER:
            raise ValueError("a value that is no figure")


def _row(stored: Sequence[Any], most: int, sentences: int) -> None:
    sentence, label, group, numbers, _ = stored
    _within((sentence,), 0, sentences - 1)
    _texts((label, *group))
    _within(numbers[::3], 0, most)
    _within(numbers[1::3], 0, most)
    _within(numbers[2::3], 0, _MOST_COLUMNS)


def _ordered(spans: Iterable[Sequence[Any]], most: int) -> None:
    """Raise where spans overlap: the text of each is kept beside the whole."""
    last = 0
    for start, end in spans:
        if type(start) is not int or type(end) is not int or not last <= start <= end <= most:
            raise ValueError("a sentence outside of its place")
        last = end


def _within(numbers: Iterable[Any], least: int, most: int) -> None:
    for number in numbers:
        if type(number) is not int or not least <= number <= most:
            raise ValueError("a number outside of its bounds")


def _texts(texts: Iterable[Any]) -> None:
    if any(type(text) is not str for text in texts):
        raise TypeError("a text is none")
