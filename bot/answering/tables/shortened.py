"""Short forms: what a document abbreviates, or spells out where the question doesn't."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from facts.drafting.tables import DraftedTable
from index.text import fold, terms

_MOST = 200  # acronyms of a document that are read
_SMALL = frozenset("of and the on for in de la del y des du et von und der für".split())
_ACRONYM = re.compile(r"\s\(([A-Z][A-Z&]{1,6})s?\)")
_BEFORE = 80  # characters in which the words of an acronym stand before it
_WORD = re.compile(r"[^\W\d_][\w’']*")
_DOTTED = re.compile(r"(?<!\w)([^\W\d_]{3,6})\.(?!\w)")
_FEWEST = 2  # letters that an abbreviation leaves out


def acronyms(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """Return the topic keys that each acronym of a text stands for, by the acronym's key.

    "freight remaining on board (FROB)": the letters are the first ones of the words before it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in islice(_ACRONYM.finditer(text), _MOST):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        words = _initialled(before, match[1].replace("&", "").lower())
        if words is not None:
            keys = tuple(t.key for t in terms(words, language) if not t.stop and t.kind == "word")
            if len(keys) > 1:
                found.setdefault(fold(match[1]), keys)
    return found


def _initialled(phrase: str, letters: str) -> str | None:
    """Return the end of a phrase whose words begin with the letters, small words left out or not."""
    words = list(_WORD.finditer(phrase))
    for first in range(len(words) - 1, -1, -1):
        tail = [word.group() for word in words[first:]]
        initials = "".join(fold(word)[0] for word in tail)
        large = "".join(fold(word)[0] for word in tail if word not in _SMALL)
        if letters in (initials, large):
            return phrase[words[first].start() :]
    return None


def shortened(table: DraftedTable, spelt: Mapping[str, tuple[str, ...]]) -> DraftedTable:
    """Return a table whose labels and headers have the words of their acronyms."""
    if not spelt:
        return table
    rows = tuple(
        replace(row, keys=keys) if (keys := spelled(row.keys, spelt)) != row.keys else row
        for row in table.rows
    )
    columns = tuple(
        replace(one, keys=keys) if (keys := spelled(one.keys, spelt)) != one.keys else one
        for one in table.columns
    )
    return replace(table, rows=rows, columns=columns)


def spelled(keys: tuple[str, ...], spelt: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return keys with those of the words of acronyms in their place."""
    if not any(key in spelt for key in keys):
        return keys
    return tuple(dict.fromkeys(one for key in keys for one in spelt.get(key, (key,))))


def dotted(tables: Iterable[DraftedTable]) -> tuple[str, ...]:
    """Return the words of headers that end with a full stop: "Pop.", "Emp."."""
    found = {
        fold(match[1])
        for table in tables
        for column in table.columns
        for match in _DOTTED.finditer(column.header)
    }
    return tuple(sorted(found))


def abbreviation(word: str, known: Sequence[str]) -> str | None:
    """Return the abbreviation that a word may have been cut to, None where none or several fit."""
    folded = fold(word)
    fits = [one for one in known if folded.startswith(one) and len(folded) >= len(one) + _FEWEST]
    return fits[0] if len(fits) == 1 else None
