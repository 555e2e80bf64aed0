"""Which reader this is: every change of its code, data or libraries shows."""

import shutil
import sys

import pytest

from index.readers import fingerprint
from index.readers.fingerprint import reader_version


@pytest.fixture
def index(monkeypatch, tmp_path):
    """A copy of the code that reads, and a folder with one installed library."""
    copy = tmp_path / "index"
    shutil.copytree(fingerprint._INDEX, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "site" / "lxml-6.1.3.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "other-1.0.dist-info").mkdir()
    monkeypatch.setattr(fingerprint, "_INDEX", copy)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "site"), str(tmp_path / "missing")])
    reader_version.cache_clear()
    yield copy
    reader_version.cache_clear()


def now():
    reader_version.cache_clear()
    return reader_version()


def test_it_stays_while_nothing_changes(index):
    before = now()
    (index / "notes.txt").write_text("no part of it")
    (index.parent / "site" / "other-1.0.dist-info").rename(index.parent / "site" / "other-2")
    assert now() == before


@pytest.mark.parametrize("name", ["readers/docx.py", "document.py", "function_words.toml"])
def test_a_change_shows(index, name):
    before = now()
    with (index / name).open("a") as file:
        file.write("\n# changed\n")
    assert now() != before


def test_another_library_shows(index):
    before = now()
    site = index.parent / "site"
    (site / "lxml-6.1.3.dist-info").rename(site / "lxml-6.2.0.dist-info")
    assert now() != before
