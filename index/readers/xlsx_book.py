"""What the sheets of a workbook share: their names and places, strings, number formats, dates."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from index.readers.archive import DAMAGED
from index.readers.ooxml import children, parse_part
from index.readers.unreadable import ReadError

_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);("$"#,##0)', 7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)", 41: '#,##0;(#,##0);"-"',
    42: '"$"#,##0;"$"(#,##0);"$""-"', 43: '#,##0.00;(#,##0.00);"-"',
    44: '"$"#,##0.00;"$"(#,##0.00);"$""-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that are known by number alone (ECMA-376, 18.8.30); 22 with its date as ISO."""

EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates know no time zone
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY: Final = 2_958_466  # the day after 31 December 9999


@dataclass(frozen=True, slots=True)
class Looks:
    """How a cell looks: its number format, and whether its font is bold."""

    code: str = "General"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """`sheets` are the visible ones: name and part. `looks` by the number that a cell gives."""

    sheets: tuple[tuple[str, str], ...]
    strings: tuple[str, ...]
    looks: tuple[Looks, ...]
    epoch: datetime


def moment(serial: float, epoch: datetime = EPOCH) -> datetime | None:
    """Return the date of a day's number, None where there is no such day."""
    if not 0 <= serial < _LAST_DAY:
        return None
    return epoch + timedelta(seconds=round(serial * 86_400, 3))


def open_book(archive: zipfile.ZipFile) -> Book:
    """Read the parts that sheets refer to. Raises ReadError."""
    main = _main_part(archive)
    root = parse_part(archive, main)
    if root is None:
        raise ReadError(DAMAGED)
    targets = _relations(archive, main)
    properties = root.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    kinds = dict(targets.values())
    return Book(
        tuple(_sheets(root, targets)),
        tuple(map(text_of, children(parse_part(archive, kinds.get("sharedStrings", ""))))),
        tuple(_looks(parse_part(archive, kinds.get("styles", "")))),
        _EPOCH_1904 if from_1904 else EPOCH,
    )


def text_of(element: etree._Element) -> str:
    """Return the text of a shared or inline string, without phonetic guides."""
    return "".join(
        child.findtext("{*}t") or "" if name == "r" else child.text or ""
        for child in element
        if (name := etree.QName(child).localname) in {"r", "t"}
    )


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in children(parse_part(archive, "_rels/.rels")):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "xl/workbook.xml"


def _relations(archive: zipfile.ZipFile, main: str) -> Mapping[str, tuple[str, str]]:
    """Return kind and part of each relation of the workbook, by id."""
    folder, _, file = main.rpartition("/")
    root = parse_part(archive, f"{folder}/_rels/{file}.rels")
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
        )
        for relation in children(root)
    }


def _sheets(
    root: etree._Element, targets: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        identifier = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        kind, target = targets.get(str(identifier), ("", ""))
        if kind == "worksheet" and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), target


def _looks(root: etree._Element | None) -> Iterator[Looks]:
    if root is None:
        return
    codes = dict(_BUILT_IN)
    for code in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[_number(code.get("numFmtId"))] = code.get("formatCode", "General")
    bold = [
        (switch := font.find("{*}b")) is not None and switch.get("val", "1") not in {"0", "false"}
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    for look in root.iterfind("{*}cellXfs/{*}xf"):
        number = _number(look.get("fontId"))
        shown = codes.get(_number(look.get("numFmtId")), "General")
        yield Looks(shown, number < len(bold) and bold[number])


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else 0
