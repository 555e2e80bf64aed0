"""What was read is kept, by what was read and who read it; what is damaged is read again."""

import os

import pytest

from bot.shelf import cache as module
from bot.shelf.cache import Cache
from index.document import Document
from index.readers.unreadable import ReadError

DOCUMENT = Document("d", "A title", "Text.", (), (), ())


class Reader:
    """Reads apart, and counts."""

    def __init__(self, error=None):
        self.read = []
        self.error = error

    def __call__(self, data, name, *, report):
        self.read.append((data, name, report))
        if self.error:
            raise self.error
        return DOCUMENT


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def kept(tmp_path, reader):
    return Cache(tmp_path / "deep" / "cache", reader)


def files(cache):
    return sorted(cache.folder.iterdir())


def test_a_file_is_read_once(kept, reader):
    report = print
    assert [kept.read(b"data", "x.pdf", report) for _ in range(3)] == [DOCUMENT] * 3
    assert reader.read == [(b"data", "x.pdf", report)]
    assert Cache(kept.folder, reader).read(b"data", "x.pdf") == DOCUMENT
    assert len(reader.read) == len(files(kept)) == 1


def test_other_bytes_another_name_or_another_reader_are_read(kept, reader, monkeypatch):
    kept.read(b"data", "x.pdf")
    kept.read(b"other", "x.pdf")
    kept.read(b"data", "y.pdf")
    monkeypatch.setattr(module, "reader_version", lambda: "newer")
    kept.read(b"data", "x.pdf")
    assert len(reader.read) == len(files(kept)) == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:-1],
        lambda whole: whole.replace(b"Text", b"Next"),
        lambda whole: b"nonsense" * 20,
    ],
)
def test_what_is_damaged_is_read_again(kept, reader, damage):
    kept.read(b"data", "x.pdf")
    [path] = files(kept)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert kept.read(b"data", "x.pdf") == DOCUMENT
    assert len(reader.read) == 2
    assert path.read_bytes() == whole


def test_what_cannot_be_read_is_not_kept(tmp_path):
    cache = Cache(tmp_path / "cache", Reader(ReadError("No.")))
    for _ in range(2):
        with pytest.raises(ReadError):
            cache.read(b"data", "x.pdf")
    assert not cache.folder.exists()


def test_it_works_where_nothing_can_be_kept(tmp_path, reader):
    file = tmp_path / "file"
    file.touch()
    for folder in (None, file, file / "below"):
        assert Cache(folder, reader).read(b"data", "x.pdf") == DOCUMENT
    assert len(reader.read) == 3


def test_an_interrupted_write_leaves_nothing(kept, monkeypatch):
    def interrupted(*_):
        raise OSError

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    assert kept.read(b"data", "x.pdf") == DOCUMENT
    assert files(kept) == []


def test_the_oldest_make_room(kept, reader, monkeypatch):
    kept.read(b"0", "x.pdf")
    size = files(kept)[0].stat().st_size
    monkeypatch.setattr(module, "_MOST", 2 * size)
    monkeypatch.setattr(module, "_SOMETIMES", 16)
    os.utime(files(kept)[0], (1, 1))
    kept.read(b"1", "x.pdf")
    kept.read(b"2", "x.pdf")
    assert len(files(kept)) == 2
    for data in (b"1", b"2", b"0"):
        kept.read(data, "x.pdf")
    assert [data for data, _, _ in reader.read] == [b"0", b"1", b"2", b"0"]
