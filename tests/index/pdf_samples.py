"""PDFs written by hand: text at places, in fonts that need not be installed."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 800

PLAIN, BOLD, ITALIC, EAST = "F1", "F2", "F3", "F4"

# The widths of Helvetica's letters in thousandths of the size, where tests need to know them.
_NARROW = {" ": 278, ",": 278, ".": 278, "(": 333, ")": 333, "-": 333, "%": 889, "—": 1000}
_DIGIT = 556


@dataclass(frozen=True)
class Put:
    """Text whose baseline begins at `x`, `y` points from the top left corner."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = PLAIN
    turned: bool = False  # runs upwards


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float


Mark = Put | Stroke


def right(text: str, x: float, y: float, size: float = 10, font: str = PLAIN) -> Put:
    """Put a figure that ends at `x`."""
    width = sum(_NARROW.get(letter, _DIGIT) for letter in text) * size / 1000
    return Put(text, x - width, y, size, font)


def lines(text: str, x: float, y: float, *, step: float = 12, **look: object) -> list[Put]:
    """Put the lines of a text one under another."""
    return [
        Put(line, x, y + number * step, **look)  # type: ignore[arg-type]
        for number, line in enumerate(text.strip("\n").split("\n"))
    ]


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Stroke]:
    """Draw all sides of cells."""
    across = [Stroke(xs[0], y, xs[-1], y) for y in ys]
    return across + [Stroke(x, ys[0], x, ys[-1]) for x in xs]


def pdf(
    *pages: Sequence[Mark],
    rotate: int = 0,
    title: str = "",
    protected: bool = False,
    compressed: bool = False,
) -> bytes:
    """Return a PDF of these pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    first = 12
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects += _fonts(pages)
    objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
    while len(objects) < first - 1:
        objects.append(b"null")
    fonts = "/F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R"
    for number, marks in enumerate(pages):
        content = "\n".join(_drawn(marks)).encode("cp1252")
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects += [page.encode(), _stream(content, compressed=compressed)]
    return _file(objects, protected=protected)


def _fonts(pages: Sequence[Sequence[Mark]]) -> list[bytes]:
    simple = [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    ]
    used = {
        letter
        for marks in pages
        for mark in marks
        if isinstance(mark, Put) and mark.font == EAST
        for letter in mark.text
    }
    rows = [f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in sorted(used)]
    chunks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(c)} beginbfchar\n" + "\n".join(c) + "\nendbfchar" for c in chunks)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Own def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{body}\nendcmap\nend\nend"
    )
    return [
        *simple,
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H "
            b"/DescendantFonts [7 0 R] /ToUnicode 9 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 /FontDescriptor 8 0 R "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        (
            b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /Ascent 880 /Descent -120 "
            b"/CapHeight 700 /StemV 80 /ItalicAngle 0 /FontBBox [0 -120 1000 880] >>"
        ),
        _stream(cmap.encode()),
    ]


def _drawn(marks: Sequence[Mark]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Stroke):
            yield (f"0.5 w {mark.x0:g} {HEIGHT - mark.y0:g} m {mark.x1:g} {HEIGHT - mark.y1:g} l S")
            continue
        matrix = "0 1 -1 0" if mark.turned else "1 0 0 1"
        if mark.font == EAST:
            text = "<" + "".join(f"{ord(letter):04x}" for letter in mark.text) + ">"
        else:
            plain = mark.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            text = f"({plain})"
        yield (
            f"BT /{mark.font} {mark.size:g} Tf {matrix} {mark.x:.3f} {HEIGHT - mark.y:.3f} Tm "
            f"{text} Tj ET"
        )


def _stream(content: bytes, *, compressed: bool = False) -> bytes:
    filters = ""
    if compressed:
        content, filters = zlib.compress(content), " /Filter /FlateDecode"
    head = f"<< /Length {len(content)}{filters} >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _file(objects: Sequence[bytes], *, protected: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010} 00000 n \n".encode()
    lock = ""
    if protected:
        key = "00" * 32
        lock = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 10 0 R {lock} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
