"""The real command line where something is wrong: errors that are one sentence, and manners."""

import json
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.running.streams import clean
from tests.cli.processes import ANSWER, QUESTION, ROOT, environment, process


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("chat",),
        ("ask",),
        ("check",),
        ("facts",),
        ("eval",),
        ("telegram",),
        ("web",),
        ("backup",),
        ("restore",),
    ],
)
def test_help(footnote, command):
    code, out, err = footnote(*command, "--help")
    assert (code, out.startswith("usage: footnote"), err) == (0, True, "")


def test_version(footnote):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert footnote("--version") == (0, f"footnote {project['version']}\n", "")


@pytest.mark.parametrize(
    "argv",
    [
        ("fly",),
        ("backup",),
        ("restore", "a", "b"),
        ("ask", "--fast", "x"),
        ("facts", "--format", "xml"),
        ("ask", "--batch", "-", "x"),
    ],
)
def test_wrong_usage(footnote, argv):
    code, out, err = footnote(*argv)
    assert (code, out, bool(err)) == (2, "", True)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ("", "footnote: Please ask a question.\n"),
        (" \n\t", "footnote: Please ask a question.\n"),
        (
            "y" * 100_000,
            (
                "footnote: That is too long for a question (100000 characters; at most 1000). "
                "Please ask about one thing.\n"
            ),
        ),
        (
            "🚢🚗",
            (
                "footnote: I can't read that as a question. Please ask in words, for example: "
                "What did Zhejiang export via new formats?\n"
            ),
        ),
    ],
)
def test_questions_that_are_none(footnote, question, error):
    assert footnote("ask", question) == (1, "", error)
    code, out, err = footnote("ask", "--json", question)
    assert (code, json.loads(out)["status"], err) == (1, "error", "")


@pytest.mark.parametrize("text", ["\x00\x01\x1b[2J trade?", "\ud800 trade \udfff", "\u202etrade?"])
def test_odd_characters_are_answered_and_never_reach_the_terminal(footnote, text):
    code, out, err = footnote("ask", text)
    assert (code, err, "\x1b" in out) == (0, "", False)


def test_bytes_that_are_not_utf8():
    code, out, err = process("ask", "--json", b"\xff\xfe trade?")
    assert (code, json.loads(out)["question"], err) == (0, "\ufffd\ufffd trade?", b"")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("浙江", "浙江"),
        ("浙江".encode().decode("ascii", "surrogateescape"), "浙江"),
        ("a\udcffb", "a\ufffdb"),
        ("a\ud83d\ude00b", "a😀b"),
        ("a\ud83d", "a\ufffd"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


def test_a_locale_without_utf8():
    env = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    code, out, err = process("ask", QUESTION, env=env)
    simple = ANSWER.replace("·", "-").replace("“", '"').replace("”", '"').encode("ascii")
    assert (code, out, err) == (0, simple, b"")
    asked = "浙江外贸规模是多少？"
    code, out, err = process("ask", "--json", asked.encode(), env=env)
    assert (code, out.isascii(), json.loads(out)["question"], err) == (0, True, asked, b"")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("document.txt", None, "entry/document.txt is missing"),
        ("document.txt", b" \n", "entry/document.txt is empty: put the document's text there"),
        ("document.txt", b"\xff\xff", "document.txt is not UTF-8 (byte 0)"),
        ("library.toml", None, "entry/library.toml is missing"),
        ("library.toml", b"title = ", None),
        ("library.toml", b"", "library.toml: id: Field required"),
        ("facts.toml", None, "entry/facts.toml is missing"),
        ("facts.toml", b"fact = 3", "facts.toml: expected a list of [[fact]] tables"),
        ("facts.toml", b"[[fact", None),
        ("vocabulary.toml", None, "entry/vocabulary.toml is missing"),
        ("vocabulary.toml", b"[concept]\n", "vocabulary.toml: default_subject: Field required"),
        ("words.en.txt", b"no colon", None),
        ("words.en.txt", b"henan: henan", None),
    ],
)
def test_a_broken_library_entry(footnote, entry, name, content, error):
    if content is None:
        (entry / name).unlink()
    else:
        (entry / name).write_bytes(content)
    code, out, err = footnote("ask", QUESTION, "--library", str(entry))
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert err == f"footnote: {error}\n" if error else err.startswith("footnote: ")


def test_of_many_wrong_facts_ten_are_named(footnote, entry):
    (entry / "document.txt").write_bytes(b"Nothing of it.")
    code, out, err = footnote("ask", QUESTION, "--library", str(entry))
    assert (code, out, err.count("\n")) == (3, "", 11)
    assert err.startswith('footnote: facts row 1 ("china-goods-trade"): quote not in the document')
    assert err.endswith("… and 102 more\n")


def test_a_library_folder_that_is_none(footnote, tmp_path):
    missing = tmp_path / "nowhere"
    assert footnote("facts", "--library", str(missing)) == (
        3,
        "",
        f"footnote: no library entry at {missing}: the folder does not exist\n",
    )


@pytest.mark.parametrize(
    ("name", "error"),
    [("missing.jsonl", "missing.jsonl: No such file or directory"), (".", ".: Is a directory")],
)
def test_a_batch_that_can_not_be_read(footnote, name, error):
    assert footnote("ask", "--batch", name) == (3, "", f"footnote: {error}\n")


def test_an_error_of_our_own_is_a_sentence_too(footnote, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("bot.entry.library_engine.Engine.answer", broken)
    assert footnote("ask", QUESTION) == (
        70,
        "",
        (
            "footnote: something went wrong inside (ZeroDivisionError: by nothing). Please report it; "
            "`python -X dev -m bot …` shows where.\n"
        ),
    )


def test_the_reader_of_the_output_goes_away():
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "facts"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "facts"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (3, b"footnote: No space left on device\n")


def test_an_interrupt():
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdin.write(f"{QUESTION}\n".encode())
        running.stdin.flush()
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert (running.wait(), first) == (130, "Over 5800 new energy vehicles · 2025\n".encode())
        assert running.stderr.read() == b"\n"


def test_what_the_command_line_does_not_import_and_what_an_answer_does_not():
    code = (
        "import sys, bot.cli.commands, bot.__main__\nbefore = list(sys.modules)\n"
        f"bot.__main__.main(['ask', {QUESTION!r}])\nprint(*before)\nprint(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env=environment() | {"VECTORS": "off"},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()
    before, after = (set(line.split()) for line in loaded[-2:])
    heavy = {"telegram", "matplotlib", "rich", "starlette", "uvicorn", "aiosqlite", "numpy"}
    assert "bot.cli.commands" in before
    assert "bot.entry.library_engine" in after
    assert not (heavy | {"pydantic"}) & before
    assert not heavy & after
