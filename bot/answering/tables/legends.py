"""Legends: tables that say what the codes of other tables stand for ("Wyoming | WY")."""

import re
from collections.abc import Mapping, Sequence

from facts.drafting.tables import DraftedTable

_FEWEST = 4  # rows; a smaller table of two columns may be anything
_MOST = 0.8  # of the rows that must be a name and a code
_CODE = re.compile(r"[A-Z0-9]{1,4}")
_LONGEST = 4  # words of a name


def legends(
    tables: Sequence[DraftedTable], frequency: Mapping[str, int]
) -> dict[tuple[str, ...], str]:
    """Return the code's key by the keys of its name, of codes that other rows use."""
    found: dict[tuple[str, ...], str] = {}
    for table in tables:
        pairs = list(filter(None, (_pair(table, number) for number in range(len(table.rows)))))
        if len(table.rows) < _FEWEST or len(pairs) < _MOST * len(table.rows):
            continue
        for name, code in pairs:
            if frequency.get(code, 0) > 1:
                found.setdefault(name, code)
    return found


def _pair(table: DraftedTable, number: int) -> tuple[tuple[str, ...], str] | None:
    """Return the keys of a row's name and of its code, where it has one of each and no more."""
    row = table.rows[number]
    if row.figures or len(row.names) != 1 or len(row.keys) < 2:
        return None
    code = row.keys[-1]
    name = row.keys[:-1]
    if _CODE.fullmatch(code.upper()) is None or not 0 < len(name) <= _LONGEST:
        return None
    return name, code
