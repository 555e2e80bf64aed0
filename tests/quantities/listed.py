r"""The texts of quantities.txt with the quantities in them, for tests of reading them.

A text a line, "\\n" for a line's end; below it, behind a tab each, its quantities: what is printed, the
value and the kind, then what else is not as usual (unit, qualifier, the figure alone where more is
printed, noun, per, significant digits, the ends of a range). A text without any has none.
"""

from decimal import Decimal
from pathlib import Path

from facts.quantity import Quantity

FILE = Path(__file__).with_name("quantities.txt")


def cases() -> list[tuple[str, list[Quantity]]]:
    """Each text with its quantities."""
    found: list[tuple[str, list[Quantity]]] = []
    cursor = 0
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            text, quantities = found[-1]
            quantities.append(_quantity(text, cursor, *line[1:].split("\t")))
            cursor = quantities[-1].end
        else:
            found.append((_plain(line), []))
            cursor = 0
    return found


def _plain(written: str) -> str:
    return written.replace(r"\n", "\n").replace(r"\t", "\t")


def _quantity(text: str, cursor: int, printed: str, value: str, kind: str, *more: str) -> Quantity:
    """A quantity at the first place behind the one before where its words stand."""
    given = dict(one.split("=", 1) for one in more)
    printed = _plain(printed)
    figure = given.pop("figure", printed)
    start = text.index(printed, cursor)
    number = start + printed.rindex(figure)
    ends = given.pop("ends", "").split()
    return Quantity(
        value=Decimal(value),
        unit=given.pop("unit", ""),
        kind=kind,
        qualifier=given.pop("qualifier", None),
        text=printed,
        start=start,
        end=start + len(printed),
        number_start=number,
        number_end=number + len(figure),
        noun=given.pop("noun", None),
        per=given.pop("per", None),
        significant=int(given.pop("digits", "1")),
        low=Decimal(ends[0]) if ends else None,
        high=Decimal(ends[1]) if ends else None,
        date="/".join(ends) if ends and kind == "year" else None,
        **given,
    )
