"""The process that draws one page of a PDF: `python -m index.readers.pdf_picture PAGE LIMITS < FILE`.

It gives a PNG on standard output, nothing where there is no such page.
"""

import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Any, Final

from index.readers import confining
from index.readers.allowance import Limits

_WIDTH: Final = 1000  # pixels: a page is read without zooming on a desktop, at once on a phone
_MOST_HEIGHT: Final = 4000  # a page may be a roll of paper
_GREY, _COLOUR = 0, 2  # PNG's colour types


def main(arguments: list[str]) -> None:
    """Draw the page of the PDF on standard input, shut in as the readers are."""
    limits = Limits.from_argument(arguments[1])
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no picture
    limits.impose()
    confining.cut_off()
    data = sys.stdin.buffer.read()
    import pypdfium2  # noqa: PLC0415 - under the limits

    confining.shut_in(str(Path.cwd()))
    with out:
        out.write(drawn(pypdfium2, data, int(arguments[0])))


def drawn(pypdfium2: Any, data: bytes, number: int) -> bytes:
    """Return a page (from 1) as a PNG, b"" where there is none or it has no size."""
    document = pypdfium2.PdfDocument(data)
    if not 1 <= number <= len(document):
        return b""
    page = document[number - 1]
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        return b""
    scale = min(_WIDTH / width, _MOST_HEIGHT / height)
    pixels = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
    colours = pixels[:, :, :3]
    plain = bool((colours == colours[:, :, :1]).all())
    if plain:  # most pages: a third of the size
        colours = colours[:, :, :1]
    rows, columns, _ = colours.shape
    lines = b"".join(b"\0" + line.tobytes() for line in colours)
    header = struct.pack(">IIBBBBB", columns, rows, 8, _GREY if plain else _COLOUR, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, body)
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


if __name__ == "__main__":
    main(sys.argv[1:])
