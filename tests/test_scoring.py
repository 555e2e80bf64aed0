"""The rules by which answers are scored, on answers made up for them."""

import json
import tomllib
from decimal import Decimal

import pytest

from bot.answer import Answer, Citation, Figure
from index.readers.formats import read_bytes
from tests.scoring import documents, floors, public
from tests.scoring.asking import Documents, Run, not_verbatim, run
from tests.scoring.documents import Judged, Total
from tests.scoring.numbers import matches, numbers
from tests.scoring.report import Scored, report
from tests.scoring.sets import QuestionSet, SetError, question_sets, sample
from tests.scoring.vectors import KeptEmbedder

TEXT = b"The ferry carried 1,200 people in 2019. It had carried 900 people in 2018.\n"


def figure(value, unit="person", text=None):
    return Figure(value=Decimal(str(value)), unit=unit, text=text or f"{value} {unit}")


def citation(quote, start=0, n=1):
    return Citation(
        n=n, sentence_id=f"s{n}", quote=quote, start=start, end=start + len(quote), section=""
    )


def answer(status="answered", figures=(), quotes=(), text="Said."):
    return Answer(
        question="?",
        language="en",
        status=status,
        answer=text,
        figures=tuple(figures),
        citations=tuple(citation(quote, n=n) for n, quote in enumerate(quotes, 1)),
    )


# ------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("none of them", []),
        ("35%", [35]),
        ("$1.2 million", [1_200_000]),
        ("$3bn", [3_000_000_000]),
        ("5 m", [5]),
        ("1,234.5", [1234.5]),
        (".45", [0.45]),
        ("-12.6", [-12.6]),
        ("14-45", [14, 45]),
        ("Dodge D-50", []),
        ("2½", [2.5]),
        ("seventy-six", [76]),
        ("one hundred and five", [105]),
        ("two dozen", [24]),
        ("five million", [5_000_000]),
        ("half a mile", [0.5]),
        ("the third", [3]),
        ("18 January 1974", [18, 1974]),
        ("三万五千", [35_000]),
        ("1.2亿", [120_000_000]),
        ("百分之三十五", [35]),
        ("二〇〇八年", [2008]),
        ("１，２００", [1200]),
    ],
)
def test_numbers(text, values):
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("said", "gold", "expected"),
    [
        ("35 %", "35%", True),
        ("1.2 million", "1.2", True),
        ("1200000", "1.2 million", True),
        ("1.2 million", "1.3 million", False),
        ("1974", "18 January 1974", True),  # the year of a date is what counts
        ("18", "18 January 1974", False),
        ("18 January 1974", "1974", False),  # 18 isn't in the gold answer
        ("14 to 45", "14% to 45%", True),
        ("14", "14% to 45%", True),
        ("45", "14% to 45%", False),
        ("14 and 14", "14% to 45%", False),
        ("", "14", False),
        ("14", "many", False),
    ],
)
def test_matches(said, gold, expected):
    assert matches(said, gold) is expected


# ------------------------------------------------------------ whole documents


def line(kind="figure", **gold):
    return {"id": "1", "doc": "a.txt", "kind": kind, "question": "?", "gold": gold}


PEOPLE = {"status": "answered", "figures": [[1200, "person"]], "cite": ["carried 1,200"]}
MONEY = {"status": "answered", "figures": [[5, "USD"]]}
QUOTES = ["The ferry carried 1,200 people."]


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        (line(**PEOPLE), answer(figures=[figure(1200)], quotes=QUOTES), Judged()),
        # a count compares by its value, money and per cent by unit too
        (line(**PEOPLE), answer(figures=[figure(1200, "passenger")], quotes=QUOTES), Judged()),
        (
            line(**MONEY),
            answer(figures=[figure(5, "EUR")]),
            Judged(
                ("wrong figure ['5 EUR'], not [[5, 'USD']]", "figure [5, 'USD'] missing"),
                wrong=True,
            ),
        ),
        (
            line(**MONEY),
            answer(figures=[figure(5, "dollar")]),
            Judged(
                ("wrong figure ['5 dollar'], not [[5, 'USD']]", "figure [5, 'USD'] missing"),
                wrong=True,
            ),
        ),
        (
            line(status="answered", figures=[[5, "CNY"]]),
            answer(figures=[figure(5, "yuan")]),
            Judged(),
        ),
        (
            line(status="answered", figures=[[5, "%"]]),
            answer(figures=[figure(5, "percentage points")]),
            Judged(),
        ),
        # a figure besides is wrong, unless it may be shown
        (
            line(**MONEY),
            answer(figures=[figure(5, "USD"), figure(7)]),
            Judged(("wrong figure ['7 person'], not [[5, 'USD']]",), wrong=True),
        ),
        (
            line(**MONEY, figures_ok=[[7, "person"]]),
            answer(figures=[figure(5, "USD"), figure(7)]),
            Judged(),
        ),
        # what is reckoned may be rounded, what is read may not
        (
            line("computed", status="answered", figures=[[33.3, "%"]]),
            answer(figures=[figure("33.4", "%")]),
            Judged(),
        ),
        (
            line(status="answered", figures=[[33.3, "%"]]),
            answer(figures=[figure("33.4", "%")]),
            Judged(
                ("wrong figure ['33.4 %'], not [[33.3, '%']]", "figure [33.3, '%'] missing"),
                wrong=True,
            ),
        ),
        # text, citations and any one of several; case, spaces and hyphens don't matter
        (
            line("text", status="answered", text=[["Ann Lee", "A. Lee"]], cite=["was led"]),
            answer(quotes=["It was led by\u00a0A.  LEE."]),
            Judged(),
        ),
        (
            line("text", status="answered", text=["Ann"], cite=[["was led", "led by"]]),
            answer(quotes=["Bob."]),
            Judged(("text Ann missing", "citation ['was led', 'led by'] missing")),
        ),
        # a figure of a line about text isn't scored
        (
            line("text", status="answered", text=["Ann"]),
            answer(figures=[figure(3)], quotes=["Ann."]),
            Judged(),
        ),
        (line(**MONEY), None, Judged(("status None, not answered", "figure [5, 'USD'] missing"), missed=True)),
        (
            line(**MONEY),
            answer("not_in_document"),
            Judged(("status not_in_document, not answered", "figure [5, 'USD'] missing"), missed=True),
        ),
        (
            line("unanswerable", status="not_in_document"),
            answer("not_in_document"),
            Judged(absent=True),
        ),
        (
            line("unanswerable", status="not_in_document"),
            answer(figures=[figure(3)]),
            Judged(
                ("status answered, not not_in_document", "wrong figure ['3 person'], not []"),
                wrong=True,
                absent=True,
            ),
        ),
        (
            line("claim", verdict="contradicted", cite=["1,200"]),
            answer("contradicted", figures=[figure(9)], quotes=QUOTES),
            Judged(),
        ),
        (
            line("claim", verdict="contradicted", cite=["1,200"]),
            answer("supported", quotes=["Nothing."]),
            Judged(("status supported, not contradicted", "citation 1,200 missing")),
        ),
        (
            line("claim", verdict="not_in_document", cite=["1,200"]),
            answer("not_in_document"),
            Judged(),
        ),
    ],
)  # fmt: skip
def test_a_line_of_a_document(asked, got, expected):
    assert documents.judge(asked, got) == expected


def test_the_total_of_documents():
    found = [Judged(), Judged(("no",), wrong=True, absent=True), Judged(absent=True)]
    assert Total.of([*found, Judged(("no",), missed=True)]) == Total(
        lines=4, correct=2, wrong=1, absent=2, declined=1, missed=1
    )


# ------------------------------------------------------------ public sets


def row(answers=("1,200",), **more):
    return {
        "id": "1", "doc": "a.txt", "question": "?", "answers": list(answers), "answerable": True,
        "figure": False,
    } | more  # fmt: skip


HIT, NEXT, MISS = "It carried 1,200 People.", "Then 1,200 more.", "None."
TABLE = {"figure": True, "kind": "arithmetic", "value": 5000, "printed": 5}


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        (row(), answer(quotes=[HIT]), (True, True, True, None, None)),
        (row(["carried  1,200 people."]), answer(quotes=[HIT]), (True, True, True, None, None)),
        (row(), answer(quotes=[MISS, MISS, NEXT]), (True, False, True, None, None)),
        (row(), answer(quotes=[MISS, MISS, MISS, NEXT]), (True, False, False, None, None)),
        (row(), answer(quotes=[HIT + "x" * 1200]), (True, False, False, None, None)),
        (row(), answer(), (True, False, False, None, None)),
        (row(), answer("not_in_document", quotes=[HIT]), (False, False, False, None, None)),
        (row(), None, (False, False, False, None, None)),
        (
            row(figure=True),
            answer(quotes=[HIT], figures=[figure(1200)]),
            (True, True, True, True, False),
        ),
        (
            row(figure=True),
            answer(quotes=[HIT], figures=[figure(7), figure(1200)]),
            (True, True, True, False, True),
        ),
        (row(figure=True), answer(quotes=[HIT]), (True, True, True, False, False)),
        (
            row(figure=True),
            answer("not_in_document", figures=[figure(7)]),
            (False, False, False, False, False),
        ),
        # tables: with the scale of the table or as printed, whatever its sign
        (row(**TABLE), answer(figures=[figure(-5)]), (True, None, None, True, False)),
        (row(**TABLE), answer(figures=[figure("5010")]), (True, None, None, True, False)),
        (row(**TABLE), answer(figures=[figure("5050")]), (True, None, None, False, True)),
        (row(answerable=False), answer(quotes=[HIT]), (True, None, None, None, None)),
        (row(answerable=False), answer("not_in_document"), (False, None, None, None, None)),
    ],
)
def test_a_line_of_a_public_set(asked, got, expected):
    judged = public.judge(asked, got)
    assert expected == (judged.answered, judged.first, judged.third, judged.figure, judged.wrong)
    assert judged.answerable is asked["answerable"]


def test_the_total_of_a_public_set():
    found = [
        public.judge(row(figure=True), answer(quotes=[HIT], figures=[figure(7)])),
        public.judge(row(), answer(quotes=[MISS, HIT])),
        public.judge(row(), answer("not_in_document")),
        public.judge(row(**TABLE), answer(figures=[figure(5)])),
        public.judge(row(answerable=False), answer("not_in_document")),
        public.judge(row(answerable=False), answer("not_in_document")),
    ]
    assert public.Total.of(found) == public.Total(
        lines=6, hit1=1 / 3, hit3=2 / 3, figure1=1 / 2, wrong=1 / 2, answered=1 / 2, balanced=7 / 8
    )
    assert [one.correct for one in found] == [True, False, False, True, True, True]
    assert public.Total.of([]) == public.Total(0, None, None, None, None, None, None)


# ------------------------------------------------------------ sets, asking, the report


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


# ------------------------------------------------------------ floors


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
