"""The real command line: whole outputs and exit codes."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from bot.cli import main
from facts.library import BUNDLED, load_library
from tests.cli.processes import ANSWER, QUESTION, SUPPORTED


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
