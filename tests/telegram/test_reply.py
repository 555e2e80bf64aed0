"""Replies in HTTP/1.1, whole and in pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.reply import Reply, ReplyError

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
    b"3\r\nabc\r\n0a;x=y\r\n\r\n12345678\r\n0\r\nTrailer: 1\r\n\r\n"
)


def read(raw: bytes, *, end: bool = False) -> tuple[int, bytes, bool, bool]:
    reply = Reply()
    reply.feed(raw)
    if end:
        reply.end()
    return reply.status, reply.body, reply.done, reply.reusable


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (PLAIN, (200, b"true", True, True)),
        (CHUNKED, (200, b"abc\r\n12345678", True, True)),
        (b"HTTP/1.1 200\r\nContent-Length:4\r\n\r\ntrue", (200, b"true", True, True)),
        (b"HTTP/1.1 429 Too Many\r\ncontent-length:  0  \r\n\r\n", (429, b"", True, True)),
        (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"", True, True)),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN, (200, b"true", True, True)),
        (PLAIN.replace(b"1.1", b"1.0"), (200, b"true", True, False)),
        (PLAIN.replace(b"Type: a", b"Type: a\r\nConnection: Close, x\r\nX: a"), (200, b"true", True, False)),
        (PLAIN + b"HTTP/1.1 200 OK", (200, b"true", True, False)),  # nobody asked for more
        (PLAIN[:-1], (200, b"tru", False, True)),
        (PLAIN[:30], (0, b"", False, False)),
        (CHUNKED[:-1], (200, b"abc\r\n12345678", False, True)),
        (CHUNKED + CHUNKED.replace(b"Chunked", b"chunked"), (200, b"abc\r\n12345678", True, False)),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>", (502, b"<html>", False, False)),
    ],
)  # fmt: skip
def test_read(raw, expected):
    assert read(raw) == expected


def test_the_end_of_the_connection_is_the_end_of_a_body_without_a_length():
    assert read(b"HTTP/1.1 502 Bad\r\n\r\n<html>", end=True) == (502, b"<html>", True, False)
    assert read(PLAIN, end=True) == (200, b"true", True, False)


@pytest.mark.parametrize("raw", [b"", PLAIN[:20], PLAIN[:-1], CHUNKED[:-1], CHUNKED[:60]])
def test_an_end_before_the_end(raw):
    with pytest.raises(ReplyError, match="before the reply was whole"):
        read(raw, end=True)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"SSH-2.0-OpenSSH\r\n\r\n", "it is not HTTP/1.1"),
        (b"HTTP/2 200 OK\r\n\r\n", "it is not HTTP/1.1"),
        (b"HTTP/1.1 200 OK\r\nA B: c\r\n\r\n", "a header is malformed"),
        (b"HTTP/1.1 200 OK\r\n folded\r\n\r\n", "a header is malformed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "its length is no number"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "it has two lengths"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "its transfer coding is unknown"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxy\r\n", "a chunk has no size"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", "a chunk has no size"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000, "the head is too long"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 70_000, "a chunk has no size"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"a" * 70_000, "its trailer is too long"),
    ],
)  # fmt: skip
def test_what_is_no_reply(raw, problem):
    with pytest.raises(ReplyError, match=problem):
        read(raw)


@given(st.sampled_from([PLAIN, CHUNKED]), st.lists(st.integers(0, len(CHUNKED)), max_size=8))
def test_in_pieces_as_whole(raw, cuts):
    reply = Reply()
    edges = sorted({0, len(raw), *(min(cut, len(raw)) for cut in cuts)})
    for start, end in pairwise(edges):
        reply.feed(raw[start:end])
    assert (reply.status, reply.body, reply.done, reply.reusable) == read(raw)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(raw):
    reply = Reply()
    try:
        reply.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + raw)
        reply.end()
    except ReplyError:
        return
    assert reply.done
