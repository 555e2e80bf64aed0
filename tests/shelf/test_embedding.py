"""Vectors made in a process of their own: what it reads, writes and leaves behind."""

import io
import json
import os
import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from bot.answering.vectors import load
from bot.shelf import embedding
from index.vectors import packed, unpacked

TEXTS = ["ships", "出口", 'a "quoted" line\n']


class Sizes:
    name = "sizes"

    def query(self, text):
        raise AssertionError("no question is asked here")

    def passages(self, texts):
        rows = np.array([[len(text), 10.0] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Broken(Sizes):
    def passages(self, texts):
        raise MemoryError


@pytest.fixture
def place(tmp_path, monkeypatch):
    path = tmp_path / "a.vectors"
    path.with_suffix(".making").touch()
    monkeypatch.setattr(sys, "argv", ["embedding", str(path)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(TEXTS)))
    return path


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_vectors_of_the_texts_are_written(place, monkeypatch):
    monkeypatch.setattr(embedding, "embedder", Sizes)
    embedding.main()
    assert files(place.parent) == ["a.vectors"]
    expected = unpacked(packed(Sizes().passages(TEXTS)))
    assert unpacked(load(place, 3)).tolist() == expected.tolist()


def test_without_an_embedder_nothing_is_written(place, monkeypatch):
    monkeypatch.setattr(embedding, "embedder", lambda: None)
    embedding.main()
    assert files(place.parent) == []


@pytest.mark.parametrize(
    ("model", "given", "error"),
    [(Broken, json.dumps(TEXTS), MemoryError), (Sizes, "no JSON", json.JSONDecodeError)],
)
def test_the_lock_is_gone_after_a_failure_too(place, monkeypatch, model, given, error):
    monkeypatch.setattr(embedding, "embedder", model)
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    with pytest.raises(error):
        embedding.main()
    assert files(place.parent) == []


@pytest.fixture
def processes(monkeypatch):
    """The processes that are begun, with what each is told."""
    begun = []

    class Told(io.BytesIO):
        def close(self):
            begun[-1]["told"] = self.getvalue()
            super().close()

    def popen(command, **given):
        begun.append({"command": command, "env": given["env"]})
        return SimpleNamespace(stdin=Told())

    monkeypatch.setattr(embedding.subprocess, "Popen", popen)
    return begun


def test_a_process_is_begun_and_told_the_texts(tmp_path, processes):
    path = tmp_path / "new" / "a.vectors"
    embedding.start(TEXTS, path)
    assert processes == [
        {
            "command": [sys.executable, "-m", "bot.shelf.embedding", str(path)],
            "env": {},
            "told": json.dumps(TEXTS).encode(),
        }
    ]
    assert files(path.parent) == ["a.making"]


def test_what_is_being_made_is_not_begun_again(tmp_path, processes):
    path = tmp_path / "a.vectors"
    embedding.start(TEXTS, path)
    embedding.start(TEXTS, path)
    assert len(processes) == 1


def test_nothing_is_begun_where_no_folder_can_be_made(tmp_path, processes, capfd):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    embedding.start(TEXTS, tmp_path / "file" / "a.vectors")
    assert processes == []
    assert files(tmp_path) == ["file"]
    assert capfd.readouterr() == ("", "")


class Gone(io.BytesIO):
    def write(self, given):
        raise BrokenPipeError


@pytest.mark.parametrize("begins", [False, True])
def test_a_process_that_does_not_come_to_work_leaves_no_lock(tmp_path, monkeypatch, begins):
    def popen(command, **given):
        if not begins:
            raise OSError("no more processes")
        return SimpleNamespace(stdin=Gone())

    monkeypatch.setattr(embedding.subprocess, "Popen", popen)
    embedding.start(TEXTS, tmp_path / "a.vectors")
    assert files(tmp_path) == []


@pytest.mark.parametrize(("age", "begun"), [(2 * embedding._LONGEST, 1), (0, 0)])
def test_a_lock_that_was_left_behind_is_broken(age, begun, tmp_path, monkeypatch):
    path = tmp_path / "a.vectors"
    lock = path.with_suffix(".making")
    lock.touch()
    left = lock.stat().st_mtime - age
    os.utime(lock, (left, left))
    started = []

    def popen(command, **_):
        started.append(command[-1])
        return SimpleNamespace(stdin=None)

    monkeypatch.setattr(embedding.subprocess, "Popen", popen)
    embedding.start(TEXTS, path)
    assert started == [str(path)] * begun


class Started:
    """Stands in for the process: writes when it is waited for, or was killed."""

    def __init__(self, code=0):
        self.code, self.killed = code, False
        self.waited = threading.Semaphore(0)

    def wait(self):
        self.waited.release()
        return -9 if self.killed else self.code

    def waited_for(self, times):
        """Until the thread that makes them has waited so often."""
        assert all(self.waited.acquire(timeout=30) for _ in range(times))

    def kill(self):
        self.killed = True


def made_by(monkeypatch, process):
    begun = []
    monkeypatch.setattr(
        embedding, "_begun", lambda texts, path: begun.append((list(texts), path)) or process
    )
    return begun


def test_one_document_after_the_other(tmp_path, monkeypatch):
    begun = made_by(monkeypatch, started := Started())
    make = embedding.OneByOne()
    for name in ("a", "b"):
        make(TEXTS, tmp_path / name)
    started.waited_for(2)
    make.close()
    make(TEXTS, tmp_path / "c")
    assert begun == [(TEXTS, tmp_path / "a"), (TEXTS, tmp_path / "b")]


def test_what_failed_may_be_tried_again(tmp_path, monkeypatch):
    made_by(monkeypatch, started := Started(code=1))
    lock = tmp_path / "a.making"
    lock.touch()
    make = embedding.OneByOne()
    make(TEXTS, tmp_path / "a.vectors")
    started.waited_for(1)
    make.close()
    assert not lock.exists()


def test_a_folder_that_went_is_not_made_again(place, monkeypatch):
    monkeypatch.setattr(embedding, "embedder", Sizes)
    place.with_suffix(".making").unlink()
    place.parent.rmdir()
    embedding.main()
    assert not place.parent.exists()
