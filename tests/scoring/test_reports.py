"""Sets of questions, asking them, the report of it, and its floors."""

import json
import tomllib

import pytest

from index.readers.formats import read_bytes
from tests.scoring import floors, public
from tests.scoring.asking import Documents, Run, not_verbatim, run
from tests.scoring.made_up import (
    HIT,
    MISS,
    MONEY,
    PEOPLE,
    TEXT,
    answer,
    citation,
    figure,
    line,
    row,
)
from tests.scoring.report import Scored, report
from tests.scoring.sets import QuestionSet, SetError, question_sets, sample
from tests.scoring.vectors import KeptEmbedder


def write_lines(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """Whole documents: three lines that may be read, one that only measures, a sealed one."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_bytes(TEXT)
    lines = [
        line(**PEOPLE) | {"id": "1", "question": "right"},
        line(**MONEY) | {"id": "2", "question": "wrong", "context": ["before"]},
        line("unanswerable", status="not_in_document") | {"id": "3", "question": "raises"},
        line(**MONEY) | {"id": "4", "question": "secret", "split": "report"},
    ]
    write_lines(tmp_path / "questions" / "one.jsonl", lines)
    write_lines(
        tmp_path / "questions" / "sealed.jsonl", [line(**MONEY) | {"id": "5", "doc": "none.pdf"}]
    )
    return tmp_path


class Scripted:
    """An engine that says what its script has for a question."""

    def __init__(self, document):
        self.documents = (document,)

    def answer(self, question, context=(), *, claim=False):
        if question == "raises":
            raise ZeroDivisionError("a fault")
        if question == "right":
            return answer(
                figures=[figure(1200)], quotes=["The ferry carried 1,200 people in 2019."]
            )
        return answer(figures=[figure(9)], quotes=["Not there."])


class Ways(Documents):
    def _opened(self, path):
        return Scripted(read_bytes(path.read_bytes(), path.name))


def test_sets_of_whole_documents(folder):
    assert [
        (one.name, one.layout, [item["id"] for item in one.lines], one.sealed)
        for one in question_sets(folder, "x.")
    ] == [
        ("x.one", "documents", ["1", "2", "3"], False),
        ("x.one.report", "documents", ["4"], True),
        ("x.sealed", "documents", ["5"], True),
    ]


def test_public_sets(tmp_path):
    write_lines(tmp_path / "two.jsonl", [row()])
    assert question_sets(tmp_path) == [QuestionSet("two", "public", tmp_path, (row(),))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", '{}: every line needs "id", "doc", "question" and "answerable".'),
        ('{"id": "1"}\n', '{}: every line needs "id", "doc", "question" and "answerable".'),
        (
            "no\n",
            "{}: this can't be read as JSON Lines (Expecting value: line 1 column 1 (char 0)).",
        ),
    ],
)
def test_no_set(tmp_path, content, said):
    path = tmp_path / "two.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SetError) as raised:
        question_sets(tmp_path)
    assert str(raised.value) == said.format(path)


def test_no_sets(tmp_path):
    with pytest.raises(SetError) as raised:
        question_sets(tmp_path)
    assert str(raised.value) == (
        f"{tmp_path}: it has no questions/*.jsonl and no *.jsonl: name another folder."
    )


def test_a_sample_is_the_same_and_grows():
    lines = [{"id": str(number)} for number in range(50)]
    drawn = [[one["id"] for one in sample(lines, most)] for most in (5, 20, 50, None)]
    assert [len(ids) for ids in drawn] == [5, 20, 50, 50]
    assert set(drawn[0]) < set(drawn[1])
    assert [sorted(ids, key=int) for ids in drawn] == drawn
    assert drawn[0] == [one["id"] for one in sample(lines[::-1], 5)][::-1]


def test_a_run_counts_what_is_not_verbatim_and_what_broke(folder):
    one, _, sealed = question_sets(folder)
    done = run(one, Ways())
    assert (done.quotes, done.changed) == (2, 1)
    assert done.broken == ["3: ZeroDivisionError: a fault"]
    assert [asked.line["id"] for asked in done.asked] == ["1", "2", "3"]
    done = run(sealed, Ways())
    assert [(asked.line["id"], asked.answer) for asked in done.asked] == [("5", None)]
    assert len(done.broken) == 1


def test_quotations_have_to_stand_at_their_place():
    document = read_bytes(TEXT, "a.txt")
    said = answer().model_copy(
        update={
            "citations": (
                citation("The ferry carried 1,200 people in 2019."),
                citation("The ferry carried 1,200 people in 2019.", start=1),
                citation("the ferry carried 1,200 people in 2019."),
            )
        }
    )
    assert not_verbatim(said, document) == [one.quote for one in said.citations[1:]]


def written(sets, **options):
    lines = []
    counts = report(sets, {"words": Ways(), "again": Ways()}, lines.append, **options)
    return counts, lines


def test_the_report(folder):
    counts, lines = written(question_sets(folder))
    assert counts == (6, 4)  # quotations of both ways; those that aren't there
    assert [row.split()[:5] for row in lines[3:] if not row.startswith("  ")] == [
        ["one", "3", "33.3", "1", "0.0"],
        ["one.report", "1", "0.0", "1", "-"],
        ["sealed", "1", "0.0", "0", "-"],
        ["all", "5", "20.0", "2", "0.0"],
    ]


def test_failures_are_shown_but_never_of_sealed_lines(folder):
    _, lines = written(question_sets(folder), failures=True)
    assert [text for text in lines[3:] if not text.startswith(("one", "sealed", "all"))] == [
        "    3: ZeroDivisionError: a fault",
        "2 a.txt [figure ] before > wrong",
        "    wrong figure ['9 person'], not [[5, 'USD']]",
        "    figure [5, 'USD'] missing",
        "    answered: Said.",
        "3 a.txt [unanswerable ] raises",
        "    status None, not not_in_document",
        "    1 files or questions could not be worked on",
    ]


def test_totals_by_a_field_leave_sealed_lines_out(folder):
    _, lines = written(question_sets(folder), by="kind")
    assert [text.split()[:4] for text in lines[-2:]] == [
        ["figure", "2", "50.0", "1"],
        ["unanswerable", "1", "0.0", "0"],
    ]


class CountingEmbedder:
    """Vectors of a text's length; counts what it is asked."""

    name = "counting"

    def __init__(self):
        self.asked = []

    def query(self, text):
        self.asked.append(text)
        return [float(len(text)), 0.5]

    def passages(self, texts):
        self.asked.extend(texts)
        return [[float(len(text)), 0.5] for text in texts]


def test_a_vector_is_made_once(tmp_path):
    model = CountingEmbedder()
    first = KeptEmbedder(model, tmp_path / "vectors.db")
    assert first.passages(["a", "bb", "a"]).tolist() == [[1, 0.5], [2, 0.5], [1, 0.5]]
    assert first.query("a").tolist() == [1, 0.5]
    assert model.asked == ["a", "bb", "a", "a"]
    again = KeptEmbedder(model, tmp_path / "vectors.db")
    assert again.passages(["bb", "ccc"]).tolist() == [[2, 0.5], [3, 0.5]]
    assert again.query("a").tolist() == [1, 0.5]
    assert model.asked == ["a", "bb", "a", "a", "ccc"]


LINES = [row(figure=number % 2 == 0) | {"id": str(number)} for number in range(40)]
PUBLIC = QuestionSet("two", "public", None, tuple(LINES))


def public_scores(right):
    """Scores of LINES, of which the first so many are right."""
    said = [
        answer(quotes=[HIT], figures=[figure(1200)]) if number < right else answer(quotes=[MISS])
        for number in range(len(LINES))
    ]
    judged = tuple(public.judge(one, got) for one, got in zip(LINES, said, strict=True))
    return Scored(PUBLIC, Run(), judged)


def test_what_is_measured_for_floors():
    values = floors.measured(public_scores(30))
    assert {measure.total: (found.value, found.lines) for measure, found in values.items()} == {
        "hit1": (75.0, 40),
        "hit3": (75.0, 40),
        "figure1": (75.0, 20),
        "wrong": (0.0, 20),
    }


def test_a_floor_stays_a_line_off_and_only_rises():
    low, high = (floors.measured(public_scores(right)) for right in (20, 30))
    first = {"two": floors.raised(PUBLIC, low, {})}
    assert first == {"two": {"hit1": 47.5, "hit3": 47.5, "figure1": 45.0, "wrong": 5.0}}
    second = {"two": floors.raised(PUBLIC, high, first)}
    assert second == {"two": {"hit1": 72.5, "hit3": 72.5, "figure1": 70.0, "wrong": 5.0}}
    assert {"two": floors.raised(PUBLIC, low, second)} == second
    assert list(floors.below(PUBLIC, high, second)) == []
    assert list(floors.below(PUBLIC, low, second)) == [
        "two: hit1 50 is under 72.5",
        "two: hit3 50 is under 72.5",
        "two: figure1 50 is under 70",
    ]
    assert list(floors.below(PUBLIC, high, {"two": {"hit1": 1, "hit3": 1, "wrong": -1}})) == [
        "two: figure1 75 has no floor",
        "two: wrong 0 is over -1",
    ]


def test_floors_are_read_as_they_were_written():
    table = {"a.report": {"hit1": 47.5, "wrong": 3.0}, "b": {"correct_share": 0.0}}
    assert tomllib.loads(floors.written(table)) == table
