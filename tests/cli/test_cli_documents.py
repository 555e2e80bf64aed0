"""Documents on the command line: add, list, remove, ask; whole outputs and exit codes."""

import io
import json
import sys

import pytest

from bot.answer import Answer, Citation
from bot.batch import answer_lines
from bot.cli import main
from bot.cli.waiting import Bar, waiting
from bot.running.errors import ShelfError
from bot.shelf.cache import Cache
from bot.shelf.engines import Engines
from bot.shelf.shelf import Shelf
from index.readers.formats import read_bytes
from tests.cli.processes import process

TEXT = """# Copper in Arizona

Arizona produced 893,000 metric tons of copper in 2014. The Morenci Mine is in Greenlee County.

| Mine | 2015 | 2016 |
|---|---|---|
| Morenci | 902 | 848 |
"""
OTHER = "# Rain in Bergen\n\nBergen had 2,495 millimetres of rain in 2020.\n"
QUESTION = "How much copper did Arizona produce in 2014?"


class Echo:
    """Answers with the first sentence of each document; how well is not what is tested here."""

    def __init__(self, libraries, vectors=None):
        self.library = libraries[0]
        self.documents = [library.document for library in libraries]

    def answer(self, question, context=(), *, claim=False, language=None):
        cited = tuple(
            Citation(n=n, sentence_id=s.id, quote=s.text, start=s.start, end=s.end, section="")
            for n, document in enumerate(self.documents, 1)
            for s in document.sentences[:1]
        )
        return Answer(
            question=question,
            language="en",
            status="supported" if claim else "answered",
            answer="Echo",
            headline="Echo",
            citations=cited,
        )


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """No variable, .env or folder of whoever runs the tests plays a part."""
    monkeypatch.setattr("bot.shelf.engines.Engine", Echo)
    monkeypatch.setenv("VECTORS", "false")
    for name in ("BOT_TOKEN", "LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copper.md").write_text(TEXT)
    (tmp_path / "rain.md").write_text(OTHER)
    (tmp_path / "empty.md").touch()
    return tmp_path / "home"


@pytest.fixture
def footnote(capfd):
    def run(*argv):
        code = main(argv)
        return code, *capfd.readouterr()

    return run


def kept(home):
    return sorted(path.name for path in (home / "documents").iterdir())


# ---------------------------------------------------------------- the shelf


def test_add_list_show_and_remove(footnote, home):
    assert footnote("add", "copper.md", "rain.md") == (
        0,
        (
            "copper: 4 sentences, 1 table, 6 figures (Copper in Arizona)\n"
            "rain: 1 sentence, 2 figures (Rain in Bergen)\n"
        ),
        "",
    )
    assert footnote("documents") == (
        0,
        (
            "name    pages  sentences  tables  figures  title\n"
            "copper      0          4       1        6  Copper in Arizona\n"
            "rain        0          1       0        2  Rain in Bergen\n"
        ),
        "",
    )
    assert footnote("documents", "rain") == (
        0,
        (
            "name  pages  sentences  tables  figures  title\n"
            "rain      0          1       0        2  Rain in Bergen\n"
        ),
        "",
    )
    assert footnote("documents", "rain", "--text") == (
        0,
        "Rain in Bergen\n\nBergen had 2,495 millimetres of rain in 2020.\n",
        "",
    )
    assert footnote("documents", "./rain.md", "--text") == footnote("documents", "rain", "--text")
    assert footnote("remove", "copper") == (0, "copper: removed\n", "")
    assert kept(home) == ["rain"]


def test_an_empty_shelf(footnote):
    assert footnote("documents") == (
        0, "The shelf is empty. Add a document: footnote add FILE\n", "",
    )  # fmt: skip
    for argv in (("documents", "x"), ("remove", "x"), ("documents", "x", "--text")):
        assert footnote(*argv) == (
            3,
            "",
            'footnote: no document is named "x": the shelf is empty; add one: footnote add FILE\n',
        )


def test_names(footnote, home):
    assert footnote("add", "copper.md", "--name", "my copper")[:2] == (
        0, "my-copper: 4 sentences, 1 table, 6 figures (Copper in Arizona)\n",
    )  # fmt: skip
    assert footnote("add", "copper.md", "--name", "again") == (
        0, "copper.md: on the shelf already as my-copper\n", "",
    )  # fmt: skip
    assert footnote("add", "rain.md", "--name", "my copper") == (
        3,
        "",
        (
            'footnote add: there is a document named "my-copper" already: give another name, or remove '
            "it\n"
        ),
    )
    assert footnote("add", "copper.md", "rain.md", "--name", "x") == (
        2, "", "footnote add: --name is for one file; add each with its own.\n",
    )  # fmt: skip
    assert footnote("documents", "--text") == (
        2, "", "footnote documents: --text needs the NAME of a document.\n",
    )  # fmt: skip
    assert kept(home) == ["my-copper"]


def test_one_bad_file_keeps_no_other_from_being_added(footnote, home):
    code, out, err = footnote("add", "missing.pdf", "empty.md", "rain.md")
    assert (code, out) == (3, "rain: 1 sentence, 2 figures (Rain in Bergen)\n")
    assert err == (
        "footnote add: missing.pdf: There is no such file.\n"
        "footnote add: empty.md: This file is empty.\n"
    )
    assert kept(home) == ["rain"]


def test_without_a_folder_for_documents(footnote, monkeypatch):
    for name in ("FOOTNOTE_HOME", "HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert footnote("documents") == (
        3, "", "footnote: no folder to keep documents in: set FOOTNOTE_HOME to one\n",
    )  # fmt: skip


# ---------------------------------------------------------------- questions


def answer(out):
    found = json.loads(out)
    return found["status"], [citation["quote"] for citation in found["citations"]]


COPPER = "Arizona produced 893,000 metric tons of copper in 2014."
RAIN = "Bergen had 2,495 millimetres of rain in 2020."
ANSWERED = ("answered", [COPPER])


@pytest.mark.parametrize("reference", ["copper.md", "copper", "./copper.md"])
def test_a_file_or_a_name_is_asked(footnote, reference):
    footnote("add", "copper.md")
    code, out, err = footnote("ask", "--json", "--document", reference, QUESTION)
    assert (code, answer(out), err) == (0, ANSWERED, "")


def test_the_name_on_the_shelf_goes_before_a_file_of_that_name(footnote, tmp_path):
    footnote("add", "copper.md", "--name", "rain.md")
    out = footnote("ask", "--json", "--document", "rain.md", QUESTION)[1]
    assert answer(out) == ANSWERED
    out = footnote("ask", "--json", "--document", str(tmp_path / "rain.md"), QUESTION)[1]
    assert answer(out) == ("answered", [RAIN])


def test_several_documents_are_asked_at_once(footnote):
    footnote("add", "rain.md")
    code, out, _ = footnote(
        "check", "--json", "--document", "copper.md", "--document", "rain", "X."
    )
    assert (code, answer(out)) == (0, ("supported", [COPPER, RAIN]))


def test_documents_that_cannot_be_opened(footnote):
    footnote("add", "rain.md")
    assert [footnote("ask", "--document", name, QUESTION) for name in ("x", "a/x", "empty.md", ".")] == [
        (3, "", 'footnote: no document is named "x": there are: rain\n'),
        (3, "", "footnote: a/x: There is no such file.\n"),
        (3, "", "footnote: empty.md: This file is empty.\n"),
        (3, "", "footnote: .: This is a folder: name a file in it.\n"),
    ]  # fmt: skip


def test_a_library_and_a_document_are_not_asked_at_once(footnote):
    assert footnote("--library", ".", "ask", "--document", "copper.md", QUESTION) == (
        2, "", "footnote ask: give either --library or --document, not both.\n",
    )  # fmt: skip


def test_facts_of_a_document_that_nobody_prepared(footnote):
    assert footnote("facts", "--document", "copper.md") == (
        0, "No facts are curated for this document; ask it a question.\n", "",
    )  # fmt: skip


def test_a_chat_about_a_file(footnote, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(f"{QUESTION}\n".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, err = footnote("chat", "--document", "copper.md")
    assert (code, out, err) == (0, f"Echo\n“{COPPER}” [1]\n\n", "")


def test_the_real_engine_answers_from_a_file(home):
    question = "How much rain did Bergen have in 2020?"
    env = {"FOOTNOTE_HOME": str(home), "VECTORS": "false"}
    code, out, err = process("ask", "--document", "rain.md", question, env=env)
    assert (code, "2,495 millimetres" in out.decode(), err) == (0, True, b"")


# ---------------------------------------------------------------- batches


def test_a_batch_names_its_documents(footnote, tmp_path):
    lines = [
        {"id": 1, "question": QUESTION, "document": str(tmp_path / "copper.md")},
        {"id": 2, "question": "How much rain had Bergen in 2020?", "document": ["rain.md"]},
        {"id": 3, "question": QUESTION, "document": "missing.pdf"},
        {"id": 4, "question": QUESTION, "document": 7},
        {"id": 5, "question": QUESTION, "document": []},
        {"id": 6, "question": "How many cars did BYD ship to Argentina?"},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, lines)))
    code, out, err = footnote("ask", "--batch", "q.jsonl")
    got = [json.loads(line) for line in out.splitlines()]
    neither = '"document" is neither the name of a file nor a list of such.'
    assert (code, err) == (0, "")
    assert [(a["id"], a["status"]) for a in got] == [
        (1, "answered"), (2, "answered"), (3, "error"), (4, "error"), (5, "error"), (6, "answered"),
    ]  # fmt: skip
    assert [a["answer"] for a in got[2:5]] == [
        'Line 3: no document is named "missing.pdf": the shelf is empty; add one: footnote add FILE.',
        f"Line 4: {neither}",
        f"Line 5: {neither}",
    ]


def test_a_batch_about_one_document(footnote, tmp_path):
    (tmp_path / "q.jsonl").write_text(json.dumps({"id": 1, "question": QUESTION}))
    code, out, err = footnote("ask", "--batch", "q.jsonl", "--document", "copper.md")
    assert (code, answer(out), err) == (0, ANSWERED, "")


def test_each_file_is_read_once_a_run(tmp_path):
    read = []

    def reader(data, name, *, report):
        read.append(name)
        return read_bytes(data, name)

    cache = Cache(None, reader)
    engines = Engines(cache, Shelf(tmp_path / "shelf", cache))
    lines = [
        json.dumps({"question": QUESTION, "document": name}).encode()
        for name in ("copper.md", "rain.md", "copper.md", "empty.md", "empty.md", "rain.md")
    ]
    got = [json.loads(line)["status"] for line in answer_lines(engines.open, lines)]
    assert read == ["copper.md", "rain.md"]
    assert got == ["answered", "answered", "answered", "error", "error", "answered"]


def test_engines_are_kept_and_told_apart(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.shelf.engines._KEPT", 2)
    other = tmp_path / "other"
    other.mkdir()
    (other / "copper.md").write_text(OTHER)
    engines = Engines(Cache())
    both = engines.open(["copper.md", "other/copper.md"])
    assert [document.id for document in both.documents] == ["copper", "copper-2"]
    assert engines.open(["copper.md", "other/copper.md"]) is both
    for name in ("copper.md", "rain.md"):
        engines.open([name])
    assert engines.open(["copper.md", "other/copper.md"]) is not both
    with pytest.raises(ShelfError, match=r"There is no such file\."):
        engines.open(["missing.md"])


# ---------------------------------------------------------------- waiting


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_is_shown_after_a_second_and_taken_away():
    screen, now = Screen(), [0.0]
    bar = Bar("x.pdf", screen, lambda: now[0])
    for now[0], parts in [
        (0.9, (1, 4)),
        (1.0, (0, 0)),
        (1.2, (0, 0)),
        (2.0, (1, 4)),
        (3.0, (4, 4)),
    ]:
        bar(*parts)
    bar.clear()
    assert screen.getvalue() == (
        "\r\x1b[KReading x.pdf 1 s"
        "\r\x1b[KReading x.pdf [######..................] 1/4 2 s"
        "\r\x1b[KReading x.pdf [########################] 4/4 3 s"
        "\r\x1b[K"
    )


def test_no_bar_where_it_is_quick_or_nobody_looks():
    screen = Screen()
    with waiting("x.pdf", screen) as report:
        report(1, 2)
    assert screen.getvalue() == ""
    with waiting("x.pdf", io.StringIO()) as report:
        assert report is None


@pytest.mark.parametrize(
    ("command", "module", "function"),
    [("web", "bot.web", "serve"), ("telegram", "bot.service", "run")],
)
def test_a_server_answers_from_the_document(footnote, monkeypatch, command, module, function):
    served = []
    fake = type(sys)(module)
    setattr(fake, function, lambda *given: served.append(given) or 0)
    monkeypatch.setitem(sys.modules, module, fake)
    monkeypatch.setattr("bot.running.logs.configure", lambda _: None)
    monkeypatch.setenv("BOT_TOKEN", "123456789:" + "A" * 35)
    assert footnote(command, "--document", "copper.md") == (0, "", "")
    [given] = served
    [engine] = [value for value in given if isinstance(value, Echo)]
    assert engine.library.document.id == "copper"
