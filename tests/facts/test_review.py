"""The review's states: order, decisions, undo, saving, and the rows that it leaves behind."""

import json
import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.drafting.suggestions import suggestions
from facts.library import load_library, reviewed
from facts.library_errors import LibraryError
from facts.review import Draft, Group, Verdict, begin, doubts
from facts.reviewing.entry_files import Fault, open_entry, unused
from facts.reviewing.saving import Saved, SavedError, dump, load
from facts.reviewing.toml import as_table, with_rows
from index.readers.formats import read_bytes

TEXT = """# Harbour report

The North employs 5,800 dockers. Exports rose 3% to $5 billion in 2023. It has about 40 cranes.

## Trade by region (in millions of euros)

| Region | 2022 | 2023 |
|---|---|---|
| North | 1,200 | (300) |
| South | 80 | 80 |
"""


def whole(text=TEXT):
    return read_bytes(text.encode(), "harbour.md")


DOCUMENT = whole()
SUGGESTIONS = suggestions(DOCUMENT)
BEGUN = begin(SUGGESTIONS)


def shown(review):
    """What is asked, in order, when every fact is dropped."""
    found = []
    while (current := review.current) is not None:
        found.append(
            DOCUMENT.text[review.suggestions[current].start : review.suggestions[current].end]
        )
        review = review.drop()
    return found


def test_tables_come_first_then_the_least_certain_sentences():
    assert shown(BEGUN) == [
        "1,200", "(300)", "80", "80", "5,800 dockers", "about 40 cranes", "3%", "$5 billion",
    ]  # fmt: skip
    assert [(group.table, len(group.members)) for group in BEGUN.groups] == [
        (0, 4), (None, 1), (None, 1), (None, 2),
    ]  # fmt: skip


def test_what_was_asked_comes_first_and_the_rest_as_before():
    asked = [
        "How many cranes are there?",
        "how many cranes",
        "by how much did exports rise in 2023",
    ]
    assert shown(begin(SUGGESTIONS, asked)) == [
        "1,200", "(300)", "80", "80", "about 40 cranes", "3%", "$5 billion", "5,800 dockers",
    ]  # fmt: skip


def test_doubts():
    figures = {DOCUMENT.text[one.start : one.end]: one.figure for one in SUGGESTIONS}
    assert doubts(figures["$5 billion"]) == ()
    assert doubts(figures["about 40 cranes"]) == ("no period",)
    bare = replace(figures["$5 billion"], unit="", period=None, zones={}, agreed=False)
    assert doubts(bare) == (
        "two readings of the file differ here", "no unit", "no period", "no words beside it",
    )  # fmt: skip


def test_decisions_in_a_group():
    first, *rest = BEGUN.group.members
    review = BEGUN.drop().edit(label="The North", unit="USD", period="2023").accept()
    assert review.drafts[first].verdict is Verdict.DROPPED
    assert review.drafts[rest[0]] == Draft("The North", "USD", "2023", Verdict.ACCEPTED)
    assert review.open_in_group() == tuple(rest[1:])
    assert {m: review.accept_group().drafts[m].verdict for m in rest[1:]} == dict.fromkeys(
        rest[1:], Verdict.ACCEPTED
    )
    excepted = review.accept_group(but=[rest[1]])
    assert [excepted.drafts[m].verdict for m in rest[1:]] == [Verdict.SKIPPED, Verdict.ACCEPTED]
    assert review.drop_group().drafts[rest[2]].verdict is Verdict.DROPPED
    assert review.skip_group().again().open_in_group() == tuple(rest[1:])
    assert review.counts() == {
        Verdict.OPEN: 6, Verdict.ACCEPTED: 1, Verdict.DROPPED: 1, Verdict.SKIPPED: 0,
    }  # fmt: skip


def test_a_renamed_measure_is_renamed_wherever_it_stands():
    south = [n for n, draft in enumerate(BEGUN.drafts) if draft.label == "South"]
    review = BEGUN.accept_group().rename("South", "The South")
    assert [review.drafts[n] for n in south] == [
        Draft("The South", "EUR", period, Verdict.ACCEPTED) for period in ("2022", "2023")
    ]
    assert review.undo() == BEGUN.accept_group()


def test_at_the_end_nothing_is_left_to_decide():
    review = BEGUN
    for _ in range(len(BEGUN.groups)):
        review = review.skip_group()
    assert (review.current, review.group, review.open_in_group()) == (None, None, ())
    for stays in (review.accept(), review.drop(), review.skip(), review.accept_group(),
                  review.edit(label="x")):  # fmt: skip
        assert stays == review
    assert BEGUN.undo() == BEGUN


def test_facts_that_are_stated_already_are_not_asked_about():
    members = BEGUN.groups[0].members
    assert BEGUN.without(members).groups == BEGUN.groups[1:]
    assert BEGUN.without(members[:1]).groups[0] == Group(members[1:], 0)


LABELS = st.sampled_from([draft.label for draft in BEGUN.drafts] + ["Cranes", "Trade"])
STEPS = st.one_of(
    st.sampled_from(["accept", "drop", "skip", "accept_group", "drop_group", "skip_group"]).map(
        lambda name: lambda review: getattr(review, name)()
    ),
    LABELS.map(lambda label: lambda review: review.edit(label=label, period="2020")),
    st.tuples(LABELS, LABELS).map(lambda pair: lambda review: review.rename(*pair)),
)


@given(st.lists(STEPS, max_size=12))
def test_undo_after_any_steps_restores_each_state(steps):
    states = [BEGUN]
    for step in steps:
        following = step(states[-1])
        if following != states[-1]:
            states.append(following)
    review = states[-1]
    for state in reversed(states[:-1]):
        review = review.undo()
        assert review == state
    assert review.undo() == BEGUN


@given(st.lists(STEPS, max_size=8))
def test_a_saved_review_goes_on_where_it_was_left(steps):
    review = BEGUN
    for step in steps:
        review = step(review)
    saved = Saved(review, {0: "north-2022"})
    assert load(dump(saved, BEGUN, DOCUMENT), BEGUN, DOCUMENT) == saved


def test_a_saved_review_of_figures_that_are_no_longer_drafted():
    text = dump(Saved(BEGUN.drop().accept(), {1: "north-2023"}), BEGUN, DOCUMENT)
    fewer = begin(SUGGESTIONS[1:])
    saved = load(text, fewer, DOCUMENT)
    assert saved.ids == {0: "north-2023"}
    assert saved.review.drafts[0].verdict is Verdict.ACCEPTED
    assert saved.review.undo().drafts == fewer.drafts


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"form": 0}', "null", '{"form": 1, "text": 1}'])
def test_what_is_no_saved_review(text):
    with pytest.raises(SavedError):
        load(text, BEGUN, DOCUMENT)


def test_a_saved_review_of_another_text():
    text = dump(Saved(BEGUN.accept()), BEGUN, DOCUMENT)
    with pytest.raises(SavedError):
        load(text, BEGUN, replace(DOCUMENT, text=DOCUMENT.text + " "))


def test_a_saved_review_holds_only_what_was_decided():
    stored = json.loads(dump(Saved(BEGUN.accept()), BEGUN, DOCUMENT))
    one = BEGUN.suggestions[BEGUN.current].figure
    assert stored["drafts"] == {f"{one.start}-{one.end}": ["accepted", "North", "EUR", "2022"]}


# ---------------------------------------------------------------- the entry


def written(folder, files):
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_accepted_is_an_entry_that_loads(tmp_path):
    entry = open_entry({}, DOCUMENT)
    after = BEGUN.accept_group().edit(label="Dockers").accept()
    files, ids = entry.with_review(BEGUN, after, {})
    assert sorted(files) == ["document.json", "facts.toml", "library.toml", "vocabulary.toml"]
    assert list(ids.values()) == ["north-2022", "north-2023", "south-2022", "south-2023", "dockers"]
    written(tmp_path / "harbour", files)
    library = load_library(tmp_path / "harbour")
    assert library.document == replace(DOCUMENT, id=library.about.id)
    assert [
        (fact.en, fact.text, fact.value, fact.unit, fact.period, fact.kind)
        for fact in library.facts
    ] == [
        ("North", "1,200", Decimal(1_200_000_000), "EUR", "2022", "level"),
        ("North", "(300)", Decimal(-300_000_000), "EUR", "2023", "level"),
        ("South", "80", Decimal(80_000_000), "EUR", "2022", "level"),
        ("South", "80", Decimal(80_000_000), "EUR", "2023", "level"),
        ("Dockers", "5,800 dockers", Decimal(5800), "dockers", "", "count"),
    ]
    starts = [one.start for one in SUGGESTIONS[:4]]
    assert [fact.start for fact in library.facts[:4]] == starts
    assert reviewed(DOCUMENT, tmp_path / "harbour").facts == library.facts
    assert reviewed(DOCUMENT, tmp_path / "none").facts == ()


def test_only_what_changed_is_written_again_and_the_rest_keeps_its_bytes(tmp_path):
    first = BEGUN.accept_group()
    files, ids = open_entry({}, DOCUMENT).with_review(BEGUN, first, {})
    files = written(tmp_path, files)
    facts = files["facts.toml"].decode()
    facts = "# by hand\n" + facts.replace('id = "south-2022"', '# look again\nid = "south-2022"')
    facts = facts.replace('label = "North"', 'label = "North"\nnote = "mine"', 1)
    entry = open_entry({**files, "facts.toml": facts.encode()}, DOCUMENT)
    assert entry.with_review(first, first, ids) == ({}, ids)

    renamed = first.rename("North", "The North")
    again, same = entry.with_review(first, renamed, ids)
    assert (list(again), same) == (["facts.toml"], ids)
    assert again["facts.toml"].decode() == facts.replace('label = "North"', 'label = "The North"')

    taken_back, left = entry.with_review(first, first.undo(), ids)
    assert left == {}
    assert taken_back["facts.toml"].decode() == "# by hand\n"


def test_a_fact_that_the_text_does_not_bear_out_is_a_problem():
    entry = open_entry({}, DOCUMENT)
    money = next(n for n, one in enumerate(SUGGESTIONS) if one.figure.text == "$5 billion")
    drafted = BEGUN.drafts[money]
    assert entry.fault(SUGGESTIONS[money], drafted) is None
    assert entry.fault(SUGGESTIONS[money], replace(drafted, unit="EUR")) == Fault(
        "unit", 'unit "EUR" is not that of "$5 billion" (USD)'
    )
    assert entry.fault(SUGGESTIONS[money], replace(drafted, label=" ")) == Fault(
        "label", "a fact needs a label"
    )
    figure = replace(SUGGESTIONS[0].figure, scale_note="in dozens")
    assert entry.fault(replace(SUGGESTIONS[0], figure=figure), BEGUN.drafts[0]) == Fault(
        "figure", 'scale_note "in dozens" is not in the document'
    )


def test_a_fact_that_a_newer_text_no_longer_has_is_left_out(tmp_path):
    after = BEGUN.accept_group().accept().accept()
    files, _ = open_entry({}, DOCUMENT).with_review(BEGUN, after, {})
    written(tmp_path, files)
    newer = whole(TEXT.replace("5,800 dockers", "5,900 dockers"))
    assert [fact.text for fact in reviewed(newer, tmp_path).facts] == [
        "1,200", "(300)", "80", "80", "about 40 cranes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"document.txt": b"Another text"},
         "the entry's document.txt is another document: give another --entry"),
        ({"vocabulary.toml": b"x ="}, "vocabulary.toml: Invalid value (at end of document)"),
    ],
)  # fmt: skip
def test_an_entry_that_can_not_be_used(files, message):
    with pytest.raises(LibraryError) as error:
        open_entry(files, DOCUMENT)
    assert str(error.value) == message


def test_ids_are_words_and_not_taken():
    assert unused("Net sales · Products 2023", ()) == "net-sales-products-2023"
    assert unused("Net sales", {"net-sales", "net-sales-2"}) == "net-sales-3"
    assert unused("出口 2025", ()) == "出口-2025"
    assert unused("…", ()) == "fact"


# ---------------------------------------------------------------- rows of TOML

VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.lists(st.text("a\"\\\n'#", max_size=5), max_size=3),
)
ROWS = st.lists(
    st.tuples(
        st.text('abc[]# "\\\n\u2028', max_size=4),
        st.dictionaries(st.sampled_from(["text", "quote", "about"]), VALUES, max_size=3),
    ),
    max_size=4,
    unique_by=lambda row: row[0],
)


@given(ROWS)
def test_rows_come_back_as_they_were(rows):
    text = "\n".join(as_table({"id": name, **row}) for name, row in rows)
    assert tomllib.loads(text).get("fact", []) == [{"id": name, **row} for name, row in rows]


@given(ROWS, ROWS, st.data())
def test_rows_are_put_in_their_place_and_taken_out(before, put, data):
    text = "# a comment\n" + "\n".join(as_table({"id": name, **row}) for name, row in before)
    removed = data.draw(st.sets(st.sampled_from([name for name, _ in before] or ["none"])))
    wanted = {name: {"id": name, **row} for name, row in put if name not in removed}
    edited = with_rows(text, wanted, removed)
    kept = [wanted.get(name, {"id": name, **row}) for name, row in before if name not in removed]
    new = [row for name, row in wanted.items() if name not in {name for name, _ in before}]
    assert tomllib.loads(edited).get("fact", []) == kept + new
    assert edited.startswith("# a comment\n")


def test_comments_and_other_rows_keep_their_bytes():
    text = (
        '# The facts\n\n[[fact]] # one\nid = "a"\n# why\ntext = "1"\n\n'
        '# ---- two\n\n[[fact]]\nid  =  "b"\ntext = """\n[[fact]]\n"""\n'
    )
    with pytest.raises(LibraryError) as error:
        with_rows(text, {"a": {"id": "a", "text": "2"}})
    assert str(error.value).startswith("facts.toml is written in a way that a review can't add to")
    plain = text.replace('"""\n[[fact]]\n"""', "'x'")
    assert with_rows(plain, {"a": {"id": "a", "text": "2"}, "c": {"id": "c"}}) == (
        '# The facts\n\n[[fact]]\n# why\nid = "a"\ntext = "2"\n\n'
        "# ---- two\n\n[[fact]]\nid  =  \"b\"\ntext = 'x'\n\n"
        '[[fact]]\nid = "c"\n'
    )
    assert with_rows(plain, {}, ["a"]) == (
        "# The facts\n\n\n# ---- two\n\n[[fact]]\nid  =  \"b\"\ntext = 'x'\n"
    )
    with pytest.raises(LibraryError) as error:
        with_rows("[fact]\n", {})
    assert str(error.value) == "facts.toml: expected a list of [[fact]] tables"
