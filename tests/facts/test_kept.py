"""What is built of an entry is kept, changes no answer, and is read only where it can be trusted."""

import hashlib
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from facts import kept as module
from facts import library as libraries
from facts.kept import Kept
from facts.library import BUNDLED, load_library
from facts.library_errors import FactError
from facts.phrases import Phrases

ASKED = (
    ("What did Zhejiang export via new formats?", ()),
    ("浙江的新业态出口是多少？", ()),
    ("¿Cuánto exportó Zhejiang?", ()),
    ("Who is the head of BYD?", ()),
    ("How much did exports grow?", ()),
    ("and imports?", ("How much did exports grow?",)),
    ("Exports grew by 3.8%, right?", ()),
    ("exprots of Guangdong", ()),
    ("Why did trade grow?", ()),
    ("Сколько экспортировал Чжэцзян?", ()),
    ("How many penguins live in Guangdong?", ()),
)


def answers(library):
    engine = Engine(library)
    return [engine.answer(question, context).model_dump_json() for question, context in ASKED]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "home" / "cache" / "entries"


@pytest.fixture
def checks(monkeypatch):
    """The entries whose facts are checked anew."""
    found, check = [], libraries.load_facts

    def counting(rows, document, vocabulary):
        found.append(document.id)
        return check(rows, document, vocabulary)

    monkeypatch.setattr(libraries, "load_facts", counting)
    return found


def rewritten(path, change):
    """Change what a part says, with a digest that is right."""
    body = json.dumps(change(json.loads(path.read_bytes()[32:]))).encode()
    path.write_bytes(hashlib.sha256(body).digest() + body)


def entry_in(folder):
    [path] = folder.glob("*.entry")
    return path


def first_label(frozen):
    frozen["facts"][0]["labels"]["en"] = "forged"
    return frozen


def test_answers_are_the_same_byte_for_byte(folder, checks, library):
    expected = answers(library)
    assert answers(load_library(kept=folder)) == expected
    assert answers(load_library(kept=folder)) == expected
    assert len(checks) == 1


def test_all_of_an_entry_comes_back(folder, library):
    load_library(kept=folder)
    again = load_library(kept=folder)
    assert (again.about, again.document, again.facts) == (
        library.about, library.document, library.facts,
    )  # fmt: skip
    for name in ("concepts", "measures", "units", "per_unit", "default_subject", "default_period"):
        assert getattr(again.vocabulary, name) == getattr(library.vocabulary, name)
    assert hash(again.facts[0].row) == hash(library.facts[0].row)


@pytest.mark.parametrize("lent", [False, True])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_phrases_come_back(library, language, lent):
    phrases = library.vocabulary.phrases(language, lent=lent)
    stored = json.dumps(phrases.frozen())
    assert vars(Phrases.thawed(json.loads(stored))) == {
        name: value for name, value in vars(phrases).items() if name != "spellings"
    }


def test_nobody_else_reads_what_is_kept(folder):
    load_library(kept=folder)
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert (folder.stat().st_mode & 0o777, modes) == (0o700, {0o600})


def test_what_only_this_user_writes_is_read(folder):
    load_library(kept=folder)
    rewritten(entry_in(folder), first_label)
    assert load_library(kept=folder).facts[0].en == "forged"


@pytest.mark.parametrize(
    "expose",
    [
        lambda path: path.parent.chmod(0o777),
        lambda path: path.parent.chmod(0o770),
        lambda path: path.chmod(0o666),
        lambda path: (path.rename(path.with_suffix(".x")), path.symlink_to(path.with_suffix(".x"))),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
)
def test_what_others_could_have_written_is_not_read(folder, library, expose):
    load_library(kept=folder)
    rewritten(entry_in(folder), first_label)
    expose(entry_in(folder))
    assert load_library(kept=folder).facts == library.facts


def test_what_another_user_wrote_is_not_read(folder, library, monkeypatch):
    load_library(kept=folder)
    rewritten(entry_in(folder), first_label)
    user = os.geteuid()
    monkeypatch.setattr(module.os, "geteuid", lambda: user + 1)
    assert load_library(kept=folder).facts == library.facts


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"Zhejiang", b"Shanghai")),
        lambda path: rewritten(path, lambda frozen: []),
        lambda path: rewritten(path, lambda frozen: {**frozen, "facts": [{}]}),
        lambda path: rewritten(path, lambda frozen: {**frozen, "document": "{}"}),
    ],
)
def test_what_is_damaged_is_built_again(folder, library, checks, damage):
    load_library(kept=folder)
    damage(entry_in(folder))
    assert load_library(kept=folder).facts == library.facts
    assert load_library(kept=folder).facts == library.facts
    assert len(checks) == 2


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path, library):
    taken = tmp_path / "file"
    taken.write_text("")
    assert load_library(kept=taken).facts == library.facts
    assert load_library(kept=taken / "below").facts == library.facts


def test_it_may_be_deleted_at_any_time(folder, library):
    found = load_library(kept=folder)
    shutil.rmtree(folder)
    assert answers(found) == answers(library)
    assert {path.suffix for path in folder.iterdir()} >= {".en"}


def test_an_edited_entry_is_another(folder, tmp_path, checks):
    entry = Path(shutil.copytree(BUNDLED, tmp_path / "entry"))
    load_library(entry, folder)
    text = (entry / "library.toml").read_text(encoding="utf-8")
    (entry / "library.toml").write_text(text.replace("the article", "the paper"), encoding="utf-8")
    assert load_library(entry, folder).about.en == "the paper"
    assert len(checks) == 2


def test_another_code_builds_its_own(folder, checks, monkeypatch):
    load_library(kept=folder)
    monkeypatch.setattr(module, "_code", lambda: "another")
    load_library(kept=folder)
    assert len(checks) == 2


def test_a_wrong_entry_is_refused_each_time(folder, tmp_path):
    entry = Path(shutil.copytree(BUNDLED, tmp_path / "entry"))
    text = (entry / "facts.toml").read_text(encoding="utf-8")
    (entry / "facts.toml").write_text(text.replace('quote = "', 'quote = "No. ', 1), "utf-8")
    for _ in range(2):
        with pytest.raises(FactError):
            load_library(entry, folder)
    assert not folder.exists()


def test_the_oldest_make_room(folder, monkeypatch):
    monkeypatch.setattr(module, "_MOST", 3)
    for number in range(5):
        Kept(folder, {"file": b"%d" % number}).part("part", int, lambda: 1, int)
        for path in folder.iterdir():
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    assert len(list(folder.iterdir())) == 3
    newest = Kept(folder, {"file": b"4"})
    assert newest.part("part", int, lambda: 2, int) == 1


def test_two_may_write_at_once(folder, library):
    with ThreadPoolExecutor(4) as several:
        found = list(several.map(lambda _: load_library(kept=folder).facts, range(4)))
    assert found == [library.facts] * 4
    assert len(list(folder.glob("*.entry"))) == 1
    assert not list(folder.glob(".*"))
