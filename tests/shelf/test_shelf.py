"""The shelf: names, duplicates, editions side by side, and what is damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.errors import ShelfError
from bot.shelf.cache import Cache
from bot.shelf.places import Places, places
from bot.shelf.shelf import Shelf, slug
from tests.shelf.reader import one_sentence


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf", Cache(None, one_sentence))


@pytest.fixture
def file(tmp_path):
    def made(name, text="It cost 1,250.50 euros in 2025."):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    return made


def refused(call, *arguments):
    with pytest.raises(ShelfError) as caught:
        call(*arguments)
    return str(caught.value)


def test_what_is_added_is_listed_opened_and_removed(shelf, file):
    path = file("Annual report (2025).txt")
    entry, fresh = shelf.add(path)
    assert fresh
    assert shelf.entries() == [entry]
    assert (entry.name, entry.title) == (
        "Annual-report-(2025)",
        "Title of Annual report (2025).txt",
    )
    assert (entry.pages, entry.sentences, entry.tables, entry.figures) == (0, 1, 0, 2)
    path.unlink()
    assert shelf.open(entry.name).text == "It cost 1,250.50 euros in 2025."
    shelf.remove(entry.name)
    assert shelf.entries() == []
    assert list(shelf.folder.iterdir()) == []


def test_names_are_unique(shelf, file):
    names = [
        shelf.add(file("report.txt", "One."))[0].name,
        shelf.add(file("other/report.txt", "Two."))[0].name,
        shelf.add(file("report.md", "Three."))[0].name,
        shelf.add(file("another.txt", "Four."), "mine")[0].name,
    ]
    assert names == ["report", "report-2", "report-3", "mine"]
    assert [shelf.open(name).text for name in names] == ["One.", "Two.", "Three.", "Four."]
    assert refused(shelf.add, file("fifth.txt", "Five."), "mine") == (
        'there is a document named "mine" already: give another name, or remove it'
    )


def test_the_same_file_is_kept_once(shelf, file):
    first, _ = shelf.add(file("report.txt"))
    assert shelf.add(file("copy.txt")) == (first, False)
    assert shelf.add(file("copy.txt"), "named") == (first, False)
    assert shelf.entries() == [first]


def test_a_name_that_is_not_there(shelf, file):
    assert refused(shelf.open, "report") == (
        'no document is named "report": the shelf is empty; add one: footnote add FILE'
    )
    shelf.add(file("b.txt", "B."))
    shelf.add(file("a.txt", "A."))
    for call in (shelf.open, shelf.remove):
        for name in ("report", "..", "", "a/../a", "/", ".", "a\0", "x" * 300):
            assert refused(call, name) == f'no document is named "{name}": there are: a, b'


def test_files_that_cannot_be_added(shelf, file, tmp_path):
    assert refused(shelf.add, tmp_path / "missing.txt") == (
        f"{tmp_path}/missing.txt: There is no such file."
    )
    assert refused(shelf.add, file("bad.txt", "bad")) == "bad.txt: This file is damaged."
    assert shelf.entries() == []
    assert not shelf.folder.exists()


def test_what_is_damaged_on_the_shelf_is_passed_over(shelf, file):
    good, _ = shelf.add(file("good.txt", "Good."))
    for name, about in [
        ("empty", ""), ("list", "[]"), ("short", '{"name": "x"}'), ("other", '{"what": 1}'),
    ]:  # fmt: skip
        (shelf.folder / name).mkdir()
        (shelf.folder / name / "about.json").write_text(about)
    (shelf.folder / "file").touch()
    (shelf.folder / ".making").mkdir()
    assert shelf.entries() == [good]


def test_a_document_whose_file_is_gone(shelf, file):
    entry, _ = shelf.add(file("good.txt", "Good."))
    [source] = (shelf.folder / entry.name / "source").iterdir()
    source.unlink()
    assert refused(shelf.open, entry.name) == (
        'the file of "good" is missing from the shelf: remove it and add it again'
    )


def test_the_entry_says_its_own_name(shelf, file):
    entry, _ = shelf.add(file("good.txt", "Good."))
    (shelf.folder / entry.name).rename(shelf.folder / "better")
    assert [entry.name for entry in shelf.entries()] == ["better"]
    stored = json.loads((shelf.folder / "better" / "about.json").read_text())
    assert stored["digest"] == entry.digest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("report", "report"),
        ("  My report: final/version!  ", "My-report-final-version"),
        ("政府工作报告 2021", "政府工作报告-2021"),
        ("cafe\u0301", "café"),
        ("..", "document"),
        ("", "document"),
        ("x" * 200, "x" * 60),
        ("-rf", "rf"),
    ],
)
def test_slugs(text, name):
    assert slug(text) == name


@given(st.text(max_size=100))
def test_a_slug_is_a_name_of_its_own(text):
    name = slug(text)
    assert slug(name) == name
    assert name == Path(name).name
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("home", "env", "expected"),
    [
        (Path("/f"), {"HOME": "/h"}, Places(Path("/f/documents"), Path("/f/cache"))),
        (
            None,
            {"HOME": "/h"},
            Places(Path("/h/.local/share/footnote/documents"), Path("/h/.cache/footnote")),
        ),
        (
            None,
            {"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c"},
            Places(Path("/d/footnote/documents"), Path("/c/footnote")),
        ),
        (
            None,
            {"HOME": "/h", "XDG_DATA_HOME": "relative", "XDG_CACHE_HOME": ""},
            Places(Path("/h/.local/share/footnote/documents"), Path("/h/.cache/footnote")),
        ),
        (None, {}, Places(None, None)),
    ],
)
def test_places(home, env, expected):
    assert places(home, env) == expected
