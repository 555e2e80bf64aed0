"""JSON Lines: an object a line, in order, whatever a line holds."""

import io
import json

import pytest

from bot.batch import answer_lines, to_json, with_progress
from bot.entry.library_engine import Engine
from tests.cli.processes import QUESTION, process


def answers(engine, *lines):
    return [json.loads(line) for line in answer_lines(lambda _: engine, lines)]


def test_an_answer_is_that_of_ask_with_its_id(engine):
    line = json.dumps({"id": "q1", "question": QUESTION}).encode()
    whole = json.loads(to_json(engine.answer(QUESTION))) | {"id": "q1"}
    assert answers(engine, line) == [whole]


def test_context_and_claims(engine):
    follow_up = {"id": 1, "question": "and Zhejiang?", "context": ["What was Guangdong's trade?"]}
    claim = {"id": 2, "question": "BYD shipped over 5800 cars to Argentina", "kind": "claim"}
    of_a_set = {"id": 3, "question": QUESTION, "kind": "fact", "lang": "en", "context": None}
    got = answers(engine, *(json.dumps(line).encode() for line in (follow_up, claim, of_a_set)))
    assert [(a["id"], a["status"], [f["text"] for f in a["figures"]]) for a in got] == [
        (1, "answered", ["5.55 trillion yuan"]),
        (2, "supported", ["over 5800 new energy vehicles"]),
        (3, "answered", ["over 5800 new energy vehicles"]),
    ]


@pytest.mark.parametrize(
    ("line", "identifier", "question", "error"),
    [
        (b"", None, "", "Line 1: not JSON (Expecting value at character 1)."),
        (b"{", None, "", ("Line 1: not JSON (Expecting property name enclosed in double quotes "
                         "at character 2).")),
        (b"\xff", None, "", "Line 1: not UTF-8 (byte 1)."),
        (b"[]", None, "", 'Line 1: not an object such as {"id": "1", "question": "…"}.'),
        (b"null", None, "", 'Line 1: not an object such as {"id": "1", "question": "…"}.'),
        (b"[" * 100_000, None, "",
         "Line 1: not JSON that can be read (too deep, or a number too long)."),
        (b'{"id": ' + b"1" * 5000 + b"}", None, "",
         "Line 1: not JSON that can be read (too deep, or a number too long)."),
        (b'{"id": "a"}', "a", "", 'Line 1: "question" is missing.'),
        (b'{"id": "a", "question": 3}', "a", "", 'Line 1: "question" is no text.'),
        (b'{"id": {}, "question": "x"}', None, "x",
         'Line 1: "id" is neither a text nor a whole number.'),
        (b'{"id": NaN, "question": "x"}', None, "x",
         'Line 1: "id" is neither a text nor a whole number.'),
        (b'{"id": 7, "question": "x", "context": "y"}', 7, "x",
         'Line 1: "context" is no list of texts.'),
        (b'{"id": 7, "question": "x", "context": [1]}', 7, "x",
         'Line 1: "context" is no list of texts.'),
        (b'{"id": 7, "question": "x", "kind": 1}', 7, "x", 'Line 1: "kind" is no text.'),
        (b'{"id": 7, "question": ""}', 7, "", "Please ask a question."),
    ],
)  # fmt: skip
def test_broken_lines(engine, line, identifier, question, error):
    [got] = answers(engine, line)
    assert got == {
        "id": identifier,
        "question": question,
        "language": "en",
        "status": "error",
        "answer": error,
        "figures": [],
        "citations": [],
        "reading": got["reading"],
        "calculation": None,
        "warnings": [],
        "suggestions": [],
        "headline": error,
        "details": [],
        "chart": [],
    }


def test_an_error_inside_ends_no_batch(engine, monkeypatch):
    def answer(question, *_, **__):
        if question == "bad":
            raise ZeroDivisionError("by nothing")
        return Engine.answer(engine, question)

    monkeypatch.setattr(engine, "answer", answer)
    lines = [b'{"id": 1, "question": "bad"}', b'{"id": 2, "question": "hello"}']
    got = answers(engine, *lines)
    assert [(a["id"], a["status"]) for a in got] == [(1, "error"), (2, "answered")]
    assert got[0]["answer"] == (
        "Line 1: this could not be answered (ZeroDivisionError('by nothing'))."
    )


def test_unpaired_surrogates_and_a_byte_order_mark(engine):
    line = b'\xef\xbb\xbf{"id": "\\ud800", "question": "\\udfff trade?", "context": ["\\ud8ff"]}'
    [got] = answers(engine, line)
    assert (got["id"], got["question"]) == ("\ufffd", "\ufffd trade?")


def test_the_command_from_a_pipe_answers_in_order_around_a_broken_line():
    good = json.dumps({"id": "a", "question": QUESTION})
    stdin = f"{good}\r\nnonsense\n{good}".encode()
    code, out, err = process("ask", "--batch", "-", stdin=stdin)
    got = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, b"")
    assert [(a["id"], a["status"]) for a in got] == [
        ("a", "answered"),
        (None, "error"),
        ("a", "answered"),
    ]


def test_the_command_with_a_file(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps({"id": "a", "question": QUESTION}) + "\n")
    code, out, err = process("ask", "--batch", str(path))
    assert (code, json.loads(out)["figures"][0]["value"], err) == (0, "5800", b"")


def test_an_empty_batch():
    assert process("ask", "--batch", "-") == (0, b"", b"")


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_for_terminals_only():
    lines = [b"12345\n", b"12345\n"]
    screen, pipe = Screen(), io.StringIO()
    assert [list(with_progress(lines, 12, where)) for where in (screen, pipe, None)] == [lines] * 3
    assert (screen.getvalue(), pipe.getvalue()) == (
        "\r1 answered [############............]\r2 answered [########################]\n",
        "",
    )


def test_progress_without_a_size():
    screen = Screen()
    list(with_progress([b"{}\n"], 0, screen))
    assert screen.getvalue() == "\r1 answered\n"
