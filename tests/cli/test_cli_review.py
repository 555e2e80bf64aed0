"""`footnote review`: whole sessions in a pipe, what they leave on disk, and keys on a terminal."""

import io
import json
import signal

import pytest

from bot.cli import main
from bot.shelf.cache import Cache
from bot.shelf.entries import entry_of
from bot.shelf.shelf import Shelf
from bot.terminal.review.widths import columns, cut, left, right
from facts.library import load_library
from tests.terminal.pseudo import Terminal

TEXT = """# Harbour report

The North employs 5,800 dockers. Exports rose 3% to $5 billion in 2023.

## Trade by region (in millions of euros)

| Region | 2022 | 2023 |
|---|---|---|
| North | 1,200 | (300) |
"""
TABLE = """\
Harbour report · 1 of 5 · 0 accepted, 0 dropped, 5 left · Trade by region (in millions of euros)

Trade by region (in millions of euros)
  Region    2022    2023
› North    1,200   (300)

  label   North
  value   1,200,000,000 (× 1,000,000: “in millions of euros”)
  unit    EUR
  period  2022
  kind    level

a accept   d drop   s skip   e edit   v value   r rename everywhere   A accept all 2 of this table
D drop all   S skip all   q save and quit

"""
DOCKERS = """\
Harbour report · 3 of 5 · 2 accepted, 0 dropped, 3 left

The North employs 5,800 dockers. Exports rose 3% to $5 billion in 2023.

  label   {label}
  value   5,800
  unit    dockers
  period  —
  kind    count
  look at: no period
{message}
a accept   d drop   s skip   e edit   v value   r rename everywhere   u undo   q save and quit

"""
FACTS = """\
[[fact]]
id = "north-2022"
subject = "document"
kind = "level"
value = "1200000000"
unit = "EUR"
text = "1,200"
quote = "North | 1,200 | (300)"
scale = "1000000"
scale_note = "in millions of euros"
period = "2022"
label = "North"

[[fact]]
id = "north-2023"
subject = "document"
kind = "level"
value = "-300000000"
unit = "EUR"
text = "(300)"
quote = "North | 1,200 | (300)"
scale = "1000000"
scale_note = "in millions of euros"
period = "2023"
label = "North"
"""


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """No variable, .env or folder of whoever runs the tests plays a part."""
    for name in ("BOT_TOKEN", "LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.md").write_text(TEXT)
    return tmp_path / "home"


@pytest.fixture
def footnote(capfd, monkeypatch):
    def run(*argv, lines=()):
        typed = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
        code = main(argv)
        return code, *capfd.readouterr()

    return run


def test_a_table_and_a_sentence(footnote, tmp_path):
    code, out, err = footnote("review", "harbour.md", lines=["A", "e", "Dockers", "", "2023", "q"])
    assert (code, err) == (0, "")
    edited = DOCKERS.format(label="Dockers", message="").replace("—", "2023")
    assert out == (
        TABLE
        + DOCKERS.format(label="North employs … dockers", message="")
        + "label [North employs … dockers]:\nunit [dockers]:\nperiod []:\n"
        + edited.replace("  look at: no period\n", "")
        + "2 accepted, 0 dropped, 3 left\n"
        + "The facts are in harbour.md.facts/facts.toml\n"
    )
    assert (tmp_path / "harbour.md.facts" / "facts.toml").read_text() == FACTS
    assert sorted(path.name for path in (tmp_path / "harbour.md.facts").iterdir()) == [
        "document.json", "facts.toml", "library.toml", "review.json", "vocabulary.toml",
    ]  # fmt: skip
    library = load_library(tmp_path / "harbour.md.facts")
    assert (library.about.id, library.about.title) == ("harbour", "Harbour report")
    assert [f"{fact.en} {fact.period}: {fact.value:f} {fact.unit}" for fact in library.facts] == [
        "North 2022: 1200000000 EUR", "North 2023: -300000000 EUR",
    ]  # fmt: skip


def test_a_review_goes_on_where_it_was_left(footnote, tmp_path):
    footnote("review", "harbour.md", lines=["A", "s", "d", "q"])
    code, out, _ = footnote("review", "harbour.md", lines=["q"])
    assert code == 0
    assert "· 4 of 5 · 2 accepted, 1 dropped, 2 left" in out
    assert "  label   North employs … dockers\n" in out  # what was skipped comes again
    _, out, _ = footnote("review", "harbour.md", lines=["A", "A"])
    assert out.endswith(
        "Nothing is left to review.\n\nu undo   q save and quit\n\n4 accepted, 1 dropped, 0 left\n"
        "The facts are in harbour.md.facts/facts.toml\n"
    )
    assert len(load_library(tmp_path / "harbour.md.facts").facts) == 4


def test_what_was_accepted_another_day_can_be_taken_out(footnote, tmp_path):
    footnote("review", "harbour.md", lines=["A", "q"])
    facts = tmp_path / "harbour.md.facts" / "facts.toml"
    facts.write_text("# mine\n" + facts.read_text().replace('label = "North"', 'label = "X"', 1))
    (tmp_path / "harbour.md.facts" / "review.json").write_text("{}")
    _, out, _ = footnote("review", "harbour.md", lines=["q"])
    assert "· 1 of 3 · 0 accepted, 0 dropped, 3 left" in out  # the table is stated already
    assert "the document has changed since the last review, which begins anew\n" in out
    assert facts.read_text().startswith("# mine\n")


def test_a_row_that_somebody_deleted_is_open_again(footnote, tmp_path):
    footnote("review", "harbour.md", lines=["A", "q"])
    facts = tmp_path / "harbour.md.facts" / "facts.toml"
    facts.write_text(FACTS.split("\n\n")[1])
    _, out, _ = footnote("review", "harbour.md", lines=["a", "q"])
    assert out.startswith(TABLE.splitlines()[0].replace("1 of 5 · 0 accepted", "2 of 5 · 1 accepted")
                          .replace("5 left", "4 left"))  # fmt: skip
    assert (
        facts.read_text()
        == FACTS.split("\n\n")[1] + "\n" + FACTS.split("\n\n", maxsplit=1)[0] + "\n"
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["A", "x"], "x does nothing here; the keys are below\n"),
        (["A", "e", "", "euros", ""], ""),
        (["A", "e", "-"], "a fact needs a label\n"),
    ],
)
def test_what_is_said_of_a_key(footnote, lines, message):
    _, out, _ = footnote("review", "harbour.md", lines=lines)
    view = DOCKERS.format(label="North employs … dockers", message=message)
    if not message:
        view = view.replace("unit    dockers", "unit    euros")
    assert view in out


def test_undo_rename_and_what_can_not_be_accepted(footnote):
    lines = ["u", "r", "The North", "a", "u", "A", "A", "e", "", "EUR", "", "a", "A", "u", "q"]
    _, out, _ = footnote("review", "harbour.md", lines=lines)
    said = " ".join(out.split())  # long ones are on two lines
    assert "nothing to undo\n" in out
    assert "new label for 2 facts [North]:\n" in out
    assert "renamed in 2 facts\n" in out
    assert 'not accepted: unit "EUR" is not that of "3%" (%)' in said
    assert (
        '1 skipped that can\'t be accepted, the first: unit "EUR" is not that of "3%" (%)' in said
    )
    assert out.count("2 of this table") == 4
    assert out.endswith(
        "3 accepted, 0 dropped, 2 left\nThe facts are in harbour.md.facts/facts.toml\n"
    )


def test_nothing_is_written_where_nothing_was_decided(footnote, tmp_path):
    assert (
        footnote("review", "harbour.md", lines=["q"])[1]
        == TABLE + "0 accepted, 0 dropped, 5 left\n"
    )
    assert footnote("review", "harbour.md", lines=["a", "u"])[0] == 0
    assert not (tmp_path / "harbour.md.facts").exists()


def test_a_document_on_the_shelf_keeps_its_facts_until_it_is_removed(footnote, home):
    footnote("add", "harbour.md", "--name", "harbour")
    shelf = Shelf(home / "documents", Cache())
    folder = entry_of("harbour", shelf)
    _, out, _ = footnote("review", "harbour", lines=["a"])
    assert folder == home / "documents" / "harbour" / "entry"
    assert out.endswith(f"The facts are in {folder / 'facts.toml'}\n")
    assert [fact.text for fact in load_library(folder).facts] == ["1,200"]
    footnote("remove", "harbour")
    assert not folder.exists()


def test_another_folder_and_what_users_asked(footnote, tmp_path):
    (tmp_path / "asked.txt").write_text("by how much did exports rise?\n\n")
    entry = tmp_path / "mine" / "entry"
    code, out, _ = footnote(
        "review", "harbour.md", "--entry", str(entry), "--asked", "asked.txt", lines=["S", "a"]
    )
    assert (code, [fact.en for fact in load_library(entry).facts]) == (0, ["Exports rose"])
    assert out.endswith(f"The facts are in {entry / 'facts.toml'}\n")


def test_an_entry_of_another_document(footnote, tmp_path):
    (tmp_path / "entry").mkdir()
    (tmp_path / "entry" / "document.txt").write_text("Another text")
    assert footnote("review", "harbour.md", "--entry", "entry") == (
        3,
        "",
        "footnote: the entry's document.txt is another document: give another --entry\n",
    )


def test_errors_are_one_sentence(footnote, tmp_path):
    assert footnote("review", "none.md")[0] == 3
    code, out, err = footnote("review", "harbour.md", "--asked", "none.txt")
    assert (code, out, err) == (3, "", "footnote: none.txt: No such file or directory\n")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("abc", 3, ("abc", "abc", "abc")),
        ("abcd", 3, ("ab…", "ab…", "ab…")),
        ("a", 3, ("a", "a  ", "  a")),
        ("出口", 3, ("出…", "出…", "出…")),
        ("出口", 5, ("出口", "出口 ", " 出口")),
        ("e\u0301a", 2, ("e\u0301a", "e\u0301a", "e\u0301a")),
    ],
)
def test_texts_are_cut_to_columns(text, width, expected):
    assert (cut(text, width), left(text, width), right(text, width)) == expected
    assert columns(left(text, width)) == width


def on_a_terminal(home, **env):
    """The review on a terminal of its own, without styles."""
    return Terminal(
        "review", "harbour.md", columns=100, unseen=r"\x1b\[[?0-9;]*[a-zA-Z]",
        FOOTNOTE_HOME=str(home), **env,
    )  # fmt: skip


def test_single_keys_on_a_terminal(tmp_path):
    terminal = on_a_terminal(tmp_path / "home")
    try:
        assert terminal.read_until("q save and quit\n") == TABLE.partition("q save and quit\n")[0]
        terminal.type("A")
        terminal.read_until("u undo   q save and quit\n")
        terminal.type("e")
        terminal.read_until("label: ")
        terminal.type("\x15Dockers\n")  # Ctrl-U empties what stands there
        terminal.read_until("unit: ")
        terminal.type("\n")
        terminal.read_until("period: ")
        terminal.type("2023\n")
        assert "  label   Dockers\n" in terminal.read_until("q save and quit\n")
        terminal.type("\x1b[Aaq")  # an arrow is no key
        shown = terminal.read_until("facts.toml\n")
        assert shown.endswith("3 accepted, 0 dropped, 2 left\nThe facts are in harbour.md.facts/")
    finally:
        terminal.end()
    facts = load_library(tmp_path / "harbour.md.facts").facts
    assert [(fact.en, fact.period) for fact in facts][2:] == [("Dockers", "2023")]
    state = json.loads((tmp_path / "harbour.md.facts" / "review.json").read_text())
    assert len(state["past"]) == 3


def test_ctrl_c_saves_and_leaves(tmp_path):
    terminal = on_a_terminal(tmp_path / "home", NO_COLOR="1")
    try:
        terminal.read_until("q save and quit\n")
        terminal.type("a")
        terminal.read_until("u undo   q save and quit\n")
        terminal.process.send_signal(signal.SIGINT)
        terminal.read_until("1 accepted, 0 dropped, 4 left\n")
    finally:
        terminal.end()
    assert len(load_library(tmp_path / "harbour.md.facts").facts) == 1


def test_a_value_that_no_scale_applies_to(footnote, tmp_path):
    """What stands in a table "in millions" may be no millions: the printed number is the value."""
    lines = ["v", "7", "v", "none", "v", "1,200", "a", "q"]
    _, out, _ = footnote("review", "harbour.md", lines=lines)
    said = " ".join(out.split())
    assert out.count("value [1200000000]:\n") == 3
    assert 'not changed: value 7 is not the figure of "1,200" (there: 1200)' in said
    assert 'not changed: "none" is no number such as "9.49 trillion"' in said
    assert "  value   1,200\n" in out
    [fact] = load_library(tmp_path / "harbour.md.facts").facts
    assert (fact.value, fact.row.scale, fact.unit) == (1200, None, "EUR")
    _, out, _ = footnote("review", "harbour.md", lines=["u", "q"])
    assert "· 2 of 5 · 1 accepted" in out
