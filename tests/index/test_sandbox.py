"""Reading apart: whatever a reader's process does, a document or one sentence comes back."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from index.readers import landlock, sandbox
from index.readers.allowance import MB, Limits
from index.readers.nursery import Nursery
from index.readers.sandbox import load_file, read_apart, read_file
from index.readers.unreadable import ReadError
from tests.index.misbehaving import said

ROOT = Path(__file__).parents[2]
BROKE = "This file can't be read: its reader broke down over it. It may be damaged, or too large."
DAMAGED = "This file can't be read: it seems to be damaged. Save it again and retry."
MEMORY = (
    "Reading this file takes more memory than the 200 MB that are allowed: split it, or leave out "
    "what isn't needed."
)
LIMITS = Limits(file=MB, memory=200 * MB, seconds=1, document=MB // 2, numbers=99)


@pytest.fixture(autouse=True)
def places(monkeypatch, tmp_path):
    """What is left behind in the folder for temporary files shows there."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(sandbox, "_CHILD", "tests.index.misbehaving")
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture(scope="module")
def nursery():
    """One server for all tests, whatever was split off before; one that closes it gets another."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(params=["alone", "split off"])
def read(request, nursery):
    """Both ways to read apart."""
    way = read_apart if request.param == "alone" else nursery

    def reads(name, data=b"some text", **options):
        return way(data, name, LIMITS, **options)

    return reads


def refused(read, name, **options):
    with pytest.raises(ReadError) as caught:
        read(name, **options)
    return str(caught.value)


def test_a_document_comes_back(read):
    assert read("good") == said("some text")


def test_what_goes_wrong_does_not_stay(read):
    assert [refused(read, name) for name in ("crash", "fail")] == [BROKE, DAMAGED]
    assert read("good") == said("some text")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("crash", BROKE),
        ("exit", BROKE),
        ("refuse", "It won't do."),
        ("fail", DAMAGED),
        ("large file", DAMAGED),
        (
            "memory",
            MEMORY,
        ),
        (
            "hog",
            MEMORY,
        ),
        ("long", "This file can't be read: what it gives is too long. Split it."),
        (
            "numbers",
            "This file has more text, or more figures, than can be answered from: split it.",
        ),
        ("hang", "Reading this file takes longer than 1 s: split it."),
        ("sleep", "Reading this file takes longer than 1 s: split it."),
    ],
)
def test_what_goes_wrong_is_one_sentence(read, name, sentence):
    assert refused(read, name) == sentence


def test_what_libraries_print_is_no_message(read):
    assert read("print") == said("some text")


def test_what_is_written_is_gone(read):
    assert read("leave") == said("some text")


def test_no_core_is_dumped(read):
    assert read("core").text == "(0, 0)"


def test_no_secret_is_handed_on(read, nursery, monkeypatch):
    nursery.close()  # the next is started with what stands in the environment now
    monkeypatch.setenv("BOT_TOKEN", "123456789:secret")
    monkeypatch.setenv("HOME", "elsewhere")
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME"):
        monkeypatch.delenv(name, raising=False)
    expected = [
        "HOME", "LC_ALL", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONHASHSEED", "PYTHONPATH", "TMPDIR",
    ]  # fmt: skip
    assert read("environment").text == f"{expected} True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel of Linux refuses")
@pytest.mark.parametrize("name", ["connect", "run", "fork", "signal", "meddle", "change"])
def test_nobody_is_reached_nothing_started_and_no_file_changed(read, name):
    assert read(name).text == "PermissionError"


def test_a_reader_may_do_to_itself_what_it_may_to_nobody_else(read):
    assert read("itself").text == "none"


def test_threads_are_libraries_business(read):
    assert read("thread").text == "heard"


@pytest.mark.skipif(landlock.version() < 1, reason="this kernel has no Landlock")
@pytest.mark.parametrize("name", ["look", "write"])
def test_other_files_are_not_seen(read, name):
    assert read(name).text == "PermissionError PermissionError PermissionError"


def test_where_the_kernel_can_not_refuse_python_does():
    code = (
        "import socket, subprocess\n"
        "from index.readers import confining, seccomp\n"
        "seccomp.forbid = lambda: False\n"
        "confining.cut_off()\n"
        "for does in (lambda: socket.socket(), lambda: subprocess.run(['true'])):\n"
        "    try: does()\n"
        "    except PermissionError as error: print(error)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    assert told.splitlines() == [
        "socket.__new__ is not for a reader",
        "subprocess.Popen is not for a reader",
    ]


def test_progress_is_told(read):
    told = []
    read("progress", report=lambda *parts: told.append(parts))
    assert [parts for parts in told if parts != (0, 0)][:2] == [(1, 4), (4, 4)]


def test_an_interruption_ends_the_process(monkeypatch):
    ended = []
    end = sandbox.end
    monkeypatch.setattr(sandbox, "end", lambda process: (end(process), ended.append(process)))

    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_apart(b"x", "sleep", LIMITS, interrupt)
    assert [process.returncode for process in ended] == [-9]


def test_an_interruption_ends_what_was_split_off():
    nursery = Nursery()

    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        nursery(b"x", "sleep", LIMITS, interrupt)
    assert nursery(b"some text", "good", LIMITS) == said("some text")
    nursery.close()


def test_where_the_server_is_gone_another_one_is_started():
    nursery = Nursery()
    nursery(b"x", "good", LIMITS)
    nursery._server.kill()
    nursery._server.wait()
    with pytest.raises(ReadError, match="the process that was to read it ended"):
        nursery(b"x", "good", LIMITS)
    assert nursery(b"x", "good", LIMITS) == said("x")
    nursery.close()


# ---------------------------------------------------------------- files


def unreadable(path):
    with pytest.raises(ReadError) as caught:
        read_file(path, LIMITS)
    return str(caught.value)


def test_a_file_is_read(tmp_path):
    path = tmp_path / "good"
    path.write_bytes(b"text")
    assert read_file(path, LIMITS) == said("text")


def test_files_that_are_none(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(b"x" * (MB + 1))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    assert {
        name: unreadable(tmp_path / name)
        for name in ("empty", "large", "missing", "loop", "pipe", ".", "a" * 300, "nul\0")
    } == {
        "empty": "This file is empty.",
        "large": "This file is larger than 1 MB: split it.",
        "missing": "There is no such file.",
        "loop": "This file can't be opened: Too many levels of symbolic links.",
        "pipe": "This is no regular file: save what it gives to a file first.",
        ".": "This is a folder: name a file in it.",
        "a" * 300: "This file can't be opened: File name too long.",
        "nul\0": "This file can't be opened: its name can't be one.",
    }
    assert unreadable(Path("/dev/null")) == (
        "This is no regular file: save what it gives to a file first."
    )


def test_bytes_are_as_they_are(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"\0\xff")
    assert load_file(path) == b"\0\xff"


def test_reading_works_without_room_for_temporary_files(read, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert read("good") == said("some text")
