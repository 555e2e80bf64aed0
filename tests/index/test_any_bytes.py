"""Whatever the bytes are, a reader gives a document that holds together, or one sentence."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assembly import assemble
from index.readers import epub, html, md, txt
from index.readers.unreadable import ReadError
from tests.index.books import book
from tests.index.outlines import check
from tests.index.test_html import PAGE
from tests.index.test_ixbrl import HEADER, fact

READERS = {"txt": txt, "md": md, "html": html, "epub": epub}
SAMPLES = {
    "txt": "Title\n\n1. One\n- two\n\nA line that is quite long, and is wra-\npped here.\n\f\n2\n\nA  2019\nB  5\nC  6\n",
    "md": "---\ntitle: x\n---\n# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n* x\n  * y[^1]\n\n<b>z</b>\n\n```\nc\n```\n[^1]: n",
    "html": PAGE
    + HEADER
    + f"<table><tr><th colspan=2>a<tr><td>b<td>{fact('5')}</table><dl><dt>x<dd>y</dl>",
}
PIECES = [
    b"",
    b"\x00",
    b"\n",
    b"\f",
    b"|",
    b"  ",
    b"\t",
    b"\xff\xfe",
    b"\xe2\x80",
    b"<td colspan=99 rowspan=9999>",
    b"<table>",
    b"<b>" * 40,
    b"</p>",
    b"<pre>",
    b"&#0;",
    b"- " * 30,
    b"> " * 30,
    b"```",
    b"[^1]: ",
    b"---\n",
    b"1. ",
    b"<br>",
    b"\xc2\xad-\n",
    b"<sup>2</sup>",
    "表：\u200d".encode(),
    b"[a](",
    b"![",
    b"5",
    b"$ 5  (3)\n",
]


def read(kind, data):
    content, sentence = None, ""
    try:
        content = READERS[kind].read(data, "a")
    except ReadError as error:
        sentence = str(error)
    if content is None:
        assert sentence.endswith(".")
        assert "\n" not in sentence
    else:
        check(assemble(content))


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_any_bytes(kind, data):
    read(kind, data)


@pytest.mark.parametrize("kind", SAMPLES)
@given(seed=st.integers(0, 2**32))
def test_mutated_and_cut_files(kind, seed):
    chance = random.Random(seed)
    data = bytearray(SAMPLES[kind].encode())
    for _ in range(chance.randrange(8)):
        place = chance.randrange(len(data) + 1)
        data[place : place + chance.randrange(9)] = chance.choice(PIECES)
    read(kind, bytes(data[: chance.randrange(len(data) * 2)]))


@given(seed=st.integers(0, 2**32))
def test_mutated_and_cut_books(seed):
    chance = random.Random(seed)
    data = bytearray(book())
    for _ in range(1 + chance.randrange(5)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read("epub", bytes(data[: chance.randrange(len(data) * 2)]))
