"""The real command line: whole outputs, exit codes, and errors that are one sentence."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.cli import main
from bot.running.streams import clean
from facts.library import BUNDLED, load_library

ROOT = Path(__file__).parents[2]
QUESTION = "How many cars did BYD ship to Argentina?"
SENTENCE = (
    'At the port of Sarat in Argentina, BYD\'s own new energy vehicle transport ship "Changzhou" '
    "arrived, carrying over 5800 new energy vehicles."
)
ANSWER = (
    "Over 5800 new energy vehicles · 2025\n"
    "BYD: new energy vehicles carried\n"
    f"“{SENTENCE}” [1]\n"
    "Read as: BYD: new energy vehicles carried · 2025\n"
)
SUPPORTED = (
    "✅ Supported\n"
    "The article says: BYD: new energy vehicles carried: over 5800 new energy vehicles [1]\n"
    f"“{SENTENCE}” [1]\n"
    "Read as: BYD: new energy vehicles carried · 2025\n"
)


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    """No variable and no .env of whoever runs the tests plays a part."""
    for name in ("BOT_TOKEN", "LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def footnote(capfd, monkeypatch, library):
    """Run the command line in this process, which reads the bundled article once."""

    def load(folder=BUNDLED, kept=None):
        return library if Path(folder) == BUNDLED else load_library(folder, kept)

    monkeypatch.setattr("facts.library.load_library", load)

    def run(*argv, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(argv)
        return code, *capfd.readouterr()

    return run


def process(*argv, stdin=b"", env=None, **options):
    """Run `python -m bot` and give (exit code, stdout, stderr) in bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *argv],
        input=stdin,
        capture_output=True,
        check=False,
        env=environment() | (env or {}),
        **options,
    )
    return done.returncode, done.stdout, done.stderr


def environment():
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@pytest.fixture
def entry(tmp_path):
    """A copy of the bundled library entry, to break."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "entry"))


# ---------------------------------------------------------------- answers


def test_ask(footnote):
    assert footnote("ask", QUESTION) == (0, ANSWER, "")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"FOOTNOTE_HOME": "/kept"}, Path("/kept/cache/entries")),
        ({"XDG_CACHE_HOME": "/mine"}, Path("/mine/footnote/entries")),
        ({}, None),
    ],
)
def test_what_an_entry_needs_is_kept_in_the_cache(monkeypatch, library, capfd, variables, expected):
    for name in ("FOOTNOTE_HOME", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = []
    monkeypatch.setattr(
        "facts.library.load_library", lambda folder, kept: found.append((folder, kept)) or library
    )
    assert main(["ask", QUESTION]) == 0
    assert (found, capfd.readouterr().out) == ([(BUNDLED, expected)], ANSWER)


def test_ask_without_quotes_around_the_question(footnote):
    assert footnote("ask", *QUESTION.split()) == (0, ANSWER, "")


def test_ask_from_a_pipe(footnote):
    assert footnote("ask", stdin=QUESTION.encode()) == (0, ANSWER, "")


def test_ask_json(footnote):
    code, out, err = footnote("ask", "--json", QUESTION)
    assert (code, out.count("\n"), err) == (0, 1, "")
    assert json.loads(out)["answer"] == ANSWER.rpartition("\nRead as")[0]


def test_ask_with_what_was_asked_before(footnote):
    alone = footnote("ask", "What was Zhejiang's foreign trade?")
    followed = footnote("ask", "and Zhejiang?", "--context", "What was Guangdong's foreign trade?")
    assert followed == alone


def test_check(footnote):
    assert footnote("check", "BYD shipped over 5800 cars to Argentina") == (0, SUPPORTED, "")


def test_an_abstention_is_no_error(footnote):
    code, out, err = footnote("ask", "What was the foreign trade of Henan?")
    assert (code, out.splitlines()[0], err) == (0, "Not in the article: Henan.", "")


@pytest.mark.parametrize(
    "argv",
    [("--library", str(BUNDLED), "ask", QUESTION), ("ask", "--library", str(BUNDLED), QUESTION)],
)
def test_library_before_or_after_the_command(footnote, argv):
    assert footnote(*argv) == (0, ANSWER, "")


@pytest.mark.parametrize("how", ["environment", ".env"])
def test_library_from_the_settings(footnote, monkeypatch, tmp_path, entry, how):
    (entry / "document.txt").unlink()
    if how == "environment":
        monkeypatch.setenv("LIBRARY", str(entry))
    else:
        (tmp_path / ".env").write_text(f"LIBRARY={entry}\n")
    assert footnote("ask", QUESTION) == (3, "", "footnote: entry/document.txt is missing\n")


# ---------------------------------------------------------------- the facts


def test_facts_of_a_subject(footnote):
    code, out, err = footnote("facts", "--subject", "fujian")
    assert (code, out) == (1, "")
    assert err.startswith('footnote facts: no fact about "fujian". There are: China, BYD, ')
    assert footnote("facts", "--subject", "suzhou")[1] == footnote("facts", "--subject", "苏州")[1]


def test_facts_as_text_csv_and_json_are_the_same_facts(footnote):
    facts = load_library().facts
    text, table, listed = (
        footnote("facts", "--format", form)[1] for form in ("text", "csv", "json")
    )
    assert len(text.splitlines()) == len(facts)
    assert text.startswith("China: imports and exports: 4.547 trillion yuan [s1]\n")
    records = json.loads(listed)
    assert [record["id"] for record in records] == [fact.id for fact in facts]
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [
        {
            key: " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            for key, value in record.items()
        }
        for record in records
    ] == rows
    document = load_library().document.text
    assert all(document[r["start"] : r["end"]] == r["text"] for r in records)


# ---------------------------------------------------------------- which command


def test_without_a_command_and_without_a_token_it_chats(footnote):
    assert footnote(stdin=f"{QUESTION}\n".encode()) == (0, f"{ANSWER}\n", "")


@pytest.mark.parametrize("argv", [(), ("telegram",)])
def test_with_a_token_it_is_the_telegram_bot(footnote, monkeypatch, argv):
    called = []

    def run(settings, engine):
        called.append((settings.token, engine.library.about.id))
        return 3

    service = type(sys)("bot.service")
    service.run = run
    monkeypatch.setitem(sys.modules, "bot.service", service)
    monkeypatch.setattr("bot.running.logs.configure", called.append)
    monkeypatch.setenv("BOT_TOKEN", "123456789:" + "A" * 35)
    assert footnote(*argv) == (3, "", "")
    [settings, ran] = called
    assert (settings.token, ran) == ("123456789:" + "A" * 35, (settings.token, "china-trade-2025"))


def test_telegram_without_a_token(footnote):
    code, out, err = footnote("telegram")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert err.startswith("footnote: BOT_TOKEN: missing. Expected: ")


def test_a_broken_token_is_named_and_not_shown(footnote, monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "secret-thing")
    code, out, err = footnote()
    assert (code, out, "BOT_TOKEN" in err, "secret-thing" in err) == (3, "", True, False)


def test_eval_of_a_file(footnote, tmp_path):
    gold = tmp_path / "mine.jsonl"
    line = {
        "id": "1",
        "kind": "fact",
        "lang": "en",
        "question": QUESTION,
        "gold": {"status": "answered", "figures": [[5800, "vehicles"]], "cite": ["5800"]},
    }
    gold.write_text(json.dumps(line))
    code, out, err = footnote("eval", "--gold", str(gold))
    assert (code, err) == (0, "")
    assert out.splitlines()[-2].startswith(
        "mine        1 of    1 all correct (100.0 %), 0 with a wrong figure, "
    )


# ---------------------------------------------------------------- help and wrong usage


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


# ---------------------------------------------------------------- bad input


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


# ---------------------------------------------------------------- a good citizen


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
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    ).stdout.splitlines()
    before, after = (set(line.split()) for line in loaded[-2:])
    heavy = {"telegram", "matplotlib", "rich", "starlette", "uvicorn", "aiosqlite", "numpy"}
    assert "bot.cli.commands" in before
    assert "bot.entry.library_engine" in after
    assert not (heavy | {"pydantic"}) & before
    assert not heavy & after
