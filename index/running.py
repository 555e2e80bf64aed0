"""Running heads, feet and page numbers: what repeats at the edges of pages and says nothing."""

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 3  # lines at the top and at the bottom of a page
_LEAST_PAGES = 3  # on two pages, a repeated line may be meant
_LEAST_SHARE = 0.4  # of the pages: left and right pages often differ
_LONGEST = 120
_LONGEST_NUMBER = 40  # letters: "– Page 12 of 345 –"

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"[-–—\s\[(|]*(?:(?:page|seite|página|pag\.?|p\.|s\.|стр\.?|страница|第)\s*)?"
    r"(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|von|de|из|sur|di)\s*\d{1,4})?\s*页?[-–—\s\])|]*",
    re.IGNORECASE,
)


def page_number(line: str) -> str:
    """Return the number of a line that is a page number and nothing else, or ""."""
    text = line.strip()
    match = _PAGE_NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    return match["number"] if match else ""


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without running heads and feet and page numbers.

    Running is what stands among the outermost lines of many pages, digits aside. A page number
    goes where it stands outermost.
    """
    counts = Counter(key for page in pages for key in {_key(page[row]) for row in _edge(page)})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    running = {key for key, count in counts.items() if count >= least and key}
    several = len(pages) > 1
    return [_body(page, running) if several else list(page) for page in pages]


def _key(line: str) -> str:
    text = " ".join(line.split())
    return _DIGITS.sub("#", text.casefold()) if len(text) <= _LONGEST else ""


def _edge(page: Sequence[str]) -> list[int]:
    filled = [row for row, line in enumerate(page) if line.strip()]
    return filled if len(filled) <= 2 * _EDGE else filled[:_EDGE] + filled[-_EDGE:]


def _body(page: Sequence[str], running: set[str]) -> list[str]:
    filled = [row for row, line in enumerate(page) if line.strip()]
    gone: set[int] = set()
    for rows in (filled[:_EDGE], filled[::-1][:_EDGE]):
        for row in rows:
            if _key(page[row]) not in running and not page_number(page[row]):
                break
            gone.add(row)
    return [line for row, line in enumerate(page) if row not in gone]


def without_page_numbers(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text without page breaks, less what shows where its pages ended.

    That is: page numbers that stand alone between blank lines and count up, and lines beside
    them that repeat. A number alone that doesn't go on from the one before is kept.
    """
    alone = [
        (row, page_number(line))
        for row, line in enumerate(lines)
        if line.strip() and _is_apart(lines, row) and page_number(line)
    ]
    numbers = [(row, int(number)) for row, number in alone if number.isdecimal()]
    counting = [row for row, _ in _longest_count(numbers)]
    if len(counting) < _LEAST_PAGES:
        return list(lines)
    beside = {near for row in counting for near in _neighbours(lines, row)}
    repeated = Counter(_key(lines[row]) for row in beside)
    gone = set(counting) | {
        row
        for row in beside
        if repeated[_key(lines[row])] >= _LEAST_PAGES and _is_apart(lines, row)
    }
    return [line for row, line in enumerate(lines) if row not in gone]


def _is_apart(lines: Sequence[str], row: int) -> bool:
    before = lines[row - 1].strip() if row else ""
    after = lines[row + 1].strip() if row + 1 < len(lines) else ""
    return not before or not after


def _longest_count(numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of numbers, each one more than the last, others skipped."""
    last: dict[int, int] = {}  # by number: where it ended the longest count so far
    before: list[int | None] = []
    length: list[int] = []
    for position, (_, number) in enumerate(numbers):
        before.append(last.get(number - 1))
        length.append(1 + (length[last[number - 1]] if number - 1 in last else 0))
        if number not in last or length[position] >= length[last[number]]:
            last[number] = position
    found: list[tuple[int, int]] = []
    step = max(range(len(length)), key=length.__getitem__, default=None)
    while step is not None:
        found.append(numbers[step])
        step = before[step]
    return found[::-1]


def _neighbours(lines: Sequence[str], row: int) -> list[int]:
    found: list[int] = []
    for step in (-1, 1):
        near = row + step
        while 0 <= near < len(lines) and not lines[near].strip() and abs(near - row) <= _EDGE:
            near += step
        if 0 <= near < len(lines) and lines[near].strip():
            found.append(near)
    return found
