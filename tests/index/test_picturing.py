"""A page of a PDF as a picture: drawn apart, whatever the file is."""

import struct
import zlib

import pytest

from index.readers.allowance import Limits
from index.readers.picturing import page_picture
from index.readers.unreadable import ReadError
from tests.index.pdf_samples import Put, Stroke, pdf

PAGES = pdf(
    [Put("Annual report", 50, 60), Put("Revenue 1,200", 50, 90)],
    [Put("Second page", 50, 60), Stroke(50, 100, 550, 100)],
)


def opened(png: bytes) -> tuple[int, int, int, bytes]:
    """The width, the height, the colours of a pixel, and all pixels."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + body)
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert depth == 8
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, {0: 1, 2: 3}[colour], zlib.decompress(data)


def test_a_page_is_drawn_with_its_ink():
    first, second = page_picture(PAGES, 1), page_picture(PAGES, 2)
    width, height, colours, pixels = opened(first)
    assert (width, colours) == (1000, 1)
    assert abs(height - 1333) <= 1  # 600 by 800 points
    assert len(pixels) == height * (width + 1)
    assert (min(pixels[1:1000]), max(pixels)) == (255, 255)
    assert min(pixels[y * 1001 + 500] for y in range(height)) >= 0
    assert 0 < sum(pixel < 128 for pixel in pixels[1:]) < len(pixels) / 20
    assert opened(second)[3] != pixels


@pytest.mark.parametrize(
    ("data", "page"),
    [(PAGES, 0), (PAGES, 3), (PAGES[:200], 1), (b"no PDF", 1), (b"", 1)],
)
def test_what_can_not_be_drawn_is_refused(data, page):
    with pytest.raises(ReadError):
        page_picture(data, page)


def test_the_limits_hold():
    with pytest.raises(ReadError):
        page_picture(PAGES, 1, Limits(memory=16 << 20, seconds=5))
