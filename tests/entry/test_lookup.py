"""Which facts answer a reading: what must be there, and what must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.lookup import Lookup
from tests.lowland import ROWS, VOCABULARY, library_of, lowland, read

many = settings(derandomize=True)
LOOKUP = Lookup(lowland())
FIGURES = [fact for fact in lowland().facts if fact.value is not None]


def answers(text, lookup=LOOKUP):
    """Ids of the facts that answer, the best first."""
    return [candidate.fact.id for candidate in lookup.answers(read(text))]


def of(fact, text, lookup=LOOKUP, **options):
    """How one fact stands to a text."""
    return lookup.assess(lookup.library.by_id[fact], read(text), **options)


# ------------------------------------------------------------------ what answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much did Lowland export?", ["exports"]),
        ("How much did Northshire export?", ["north-exports"]),
        ("How much did Northshire export to the Union?", ["north-union"]),
        ("How much did Northshire export to Marland in 2024?", ["north-marland"]),
        ("By how much did Northshire's exports grow?", ["north-growth"]),
        ("How much did the coastal regions export?", ["coast-exports"]),
        ("What share of Southshire's exports was timber?", ["timber-share"]),
        ("How many ferries did the shipyard build?", ["ferries"]),
        ("Where does Northshire rank in exports?", ["north-rank"]),
        ("What is the largest ferry called?", ["largest-ferry"]),
        ("北郡出口多少？", ["north-exports"]),
        ("低地国进口额是多少？", ["imports"]),
    ],
)
def test_one_fact_answers(text, expected):
    assert answers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # another place, partner, measure or year than any fact has
        "How much did Southshire export to the Union?",
        "How much did Northshire import?",
        "How much did the shipyard export?",
        "What share of Northshire's exports was timber?",
        "How many ferries did Northshire build?",
        "By how much did Northshire's exports to the Union grow?",
        "How much did Northshire export in 2019?",
        "How much did Northshire export in 2025?",
        "How much will Northshire export next year?",
        "How much did Northshire export in May?",
        # a name, attribute or word that the document doesn't have
        "How much did France export?",
        "How much did Northshire export to France?",
        "How much did Northshire export to Zembla?",
        "How much did Northshire export per capita?",
        "What was the price of Northshire's exports?",
        # another kind of answer
        "How many years did Northshire export?",
        "What share of exports was Northshire's?",
        "How much did Northshire's exports fall?",
        # a figure that is not the fact's
        "How much did Northshire export above 30 million euros?",
        # and nothing at all
        "Is it raining?",
        "",
    ],
)
def test_no_fact_answers(text):
    assert answers(text) == []


def test_the_default_subject_may_be_left_out_where_nobody_else_is_named():
    assert answers("How much was exported?") == ["exports"]
    assert answers("How much was imported?") == ["imports"]
    assert "imports" not in answers("How much did Northshire import?")
    assert "imports" not in answers("How much did France import?")


def test_what_is_implied_is_not_missing():
    assert of("imports", "How much was imported?").missing == ()
    assert of("imports", "How much did France import?").missing == ({"lowland"},)
    assert of("imports", "How much did Northshire import?").missing == ({"lowland"},)
    assert of("north-exports", "How much was exported?").missing == ({"north"},)


def test_the_growth_over_the_year_before_names_two_years():
    assert answers("By how much did exports grow from 2023 to 2024?") == ["exports-growth"]
    assert answers("By how much did exports grow from 2022 to 2024?") == []


# ------------------------------------------------------------------ why


def test_a_candidate_says_what_is_matched_and_missing():
    candidate = of("north-union", "How much did Northshire export?")
    assert (candidate.matched, candidate.missing, candidate.conflicts, candidate.numbers) == (
        {"north", "export"},
        (frozenset({"union"}),),
        (),
        (),
    )
    assert (candidate.fits, candidate.answers) == (True, False)


@pytest.mark.parametrize(
    ("fact", "text", "conflicts"),
    [
        ("north-exports", "How much did Northshire export to the Union?", ["the Union"]),
        ("south-exports", "How much did Northshire export?", ["Northshire"]),
        ("north-exports", "How much did Northshire export to France?", ["France"]),
        ("north-exports", "How much did Northshire export to Zembla?", ["Zembla"]),
        ("north-exports", "How much did Northshire export next year?", ["next year"]),
        ("north-exports", "How much did Northshire export in Lowland this year?", []),
    ],
)
def test_a_candidate_says_what_conflicts(fact, text, conflicts):
    candidate = of(fact, text)
    assert [mention.text for mention in candidate.conflicts] == conflicts
    assert candidate.answers is not bool(conflicts)
    assert (candidate.against > 0) is bool(conflicts)


@pytest.mark.parametrize(
    ("fact", "text", "numbers"),
    [
        ("north-exports", "Northshire's exports in 2024", []),
        ("north-exports", "Northshire's exports in 2023", ["2023"]),
        ("north-growth", "growth of Northshire's exports over 2023", []),
        ("north-growth", "growth of Northshire's exports over 2022", ["2022"]),
        ("north-exports", "Northshire's exports of 99 million euros", ["99 million euros"]),
        # another figure of its own sentence, the year in two digits, a small number in passing
        ("north-exports", "Northshire's exports, up 20%", []),
        ("north-exports", "Northshire's exports in '24", []),
        ("north-exports", "Northshire's exports, one of 2", []),
        ("north-exports", "Northshire's exports in 1st place", []),
    ],
)
def test_a_candidate_says_which_figures_are_not_its_own(fact, text, numbers):
    assert [quantity.text for quantity in of(fact, text).numbers] == numbers


def test_a_question_that_states_the_figure_asks_for_something_else():
    assert of("north-exports", "Northshire's exports of 12 million euros").fits is False
    assert of("north-rank", "Where does Northshire rank in exports in 2024?").fits is True


def test_of_its_sentence_a_figure_takes_words_but_no_other_concept():
    own = of("north-union", "Northshire's exports to the Union and those to Marland")
    assert [mention.text for mention in own.conflicts] == ["Marland"]
    assert of("exports", "How many goods did Lowland export?").conflicts == ()
    assert [m.text for m in of("imports", "Lowland's imports of ferries").conflicts] == ["ferries"]
    # what is no figure takes the concepts of its sentence, but no place that its quote has not
    assert of("master", "Is the harbour master of the harbour Ada Finch?").conflicts == ()
    assert [m.text for m in of("master", "the harbour master of Marland").conflicts] == ["Marland"]


def test_a_decisive_phrase_rules_a_figure_out_by_itself():
    fact = lowland().by_id["north-exports"]
    decisive = {
        mention.text: LOOKUP.objections.is_decisive(mention, fact)
        for text in ("Southshire", "France", "the Union", "next year", "salary", "timber", "slowly")
        for mention in read(text).mentions
    }
    assert decisive == {
        "Southshire": True,
        "France": True,
        "the Union": True,
        "next year": True,
        "salary": True,
        "timber": True,
        "slowly": False,
    }


def test_an_unknown_word_counts_by_how_it_is_written():
    plain = of("north-exports", "Northshire exports blorp")
    name = of("north-exports", "Northshire exports Blorp")
    opening = of("north-exports", "Blorp Northshire exports")
    assert 0 < plain.against == opening.against < name.against
    assert (plain.answers, name.answers) == (True, False)


def test_small_talk_in_another_clause_does_not_count():
    assert of("north-exports", "qwrtz blorp, how much did Northshire export?").answers
    assert of("north-exports", "Thanks! How much did Northshire export?").against == 0


# ------------------------------------------------------------------ rows


def changed(name, **row):
    """A look-up in Lowland with one row changed."""
    rows = [{**data, **row} if data["id"] == name else data for data in ROWS]
    return Lookup(library_of(rows))


def test_without_excludes():
    question = "How much paint did Northshire export?"
    lookup = changed("north-exports", without=["paint"])
    assert (of("north-exports", question).fits, of("north-exports", question, lookup).fits) == (
        True,
        False,
    )
    assert answers("How much did Northshire export?", lookup) == ["north-exports"]


def test_about_is_what_a_question_may_also_name():
    question = "How much timber did Northshire export?"
    assert answers(question) == []
    assert answers(question, changed("north-exports", about=["timber"])) == ["north-exports"]


def test_a_figure_of_each_is_no_exact_figure():
    question = "What exactly did the coastal regions export?"
    assert of("coast-exports", question).fits
    assert not of("coast-exports", question, changed("coast-exports", each=True)).fits


def test_what_only_stands_together_is_not_half_asked():
    lookup = changed("exports", about=["import"], together=["export", "import"])
    assert not of("exports", "How much did Lowland export?", lookup).fits
    assert of("exports", "How much did Lowland import and export?", lookup).fits


def test_what_a_question_excludes_is_not_its_subject():
    assert answers("How much did Lowland export, not import?") == ["exports"]
    assert "south-exports" not in answers("How much was exported, not counting Southshire?")


def test_the_default_measure_may_be_implied():
    lookup = Lookup(library_of(vocabulary={**VOCABULARY, "default_measure": "exports"}))
    export = (frozenset({"export"}),)
    assert of("north-exports", "Northshire", imply_measure=True).missing == export
    assert of("north-exports", "Northshire", lookup).missing == export
    assert of("north-exports", "Northshire", lookup, imply_measure=True).missing == ()
    # but not where another measure is named
    named = of("north-exports", "Northshire's imports", lookup, imply_measure=True)
    assert named.missing == export


# ------------------------------------------------------------------ order, and any question


def test_candidates_are_all_facts_by_score_and_ties_by_table():
    reading = read("Northshire")
    found = LOOKUP.candidates(reading)
    order = {fact.id: number for number, fact in enumerate(lowland().facts)}
    assert len(found) == len(lowland().facts)
    assert found == sorted(found, key=lambda one: (-one.score, order[one.fact.id]))


PARTS = [
    ["How much did", "By how much did", "What share of", "Which", "Why did", ""],
    ["Northshire", "Southshire", "Lowland", "France", "the shipyard", ""],
    ["export", "import", "build ferries", "export timber", ""],
    ["to the Union", "to Marland", "to Japan", ""],
    ["grow", "in 2024", "last year", "next year", ""],
]
questions = st.tuples(*map(st.sampled_from, PARTS)).map(lambda parts: " ".join(filter(None, parts)))


@many
@given(questions, questions)
def test_what_was_asked_before_changes_nothing(text, before):
    lookup = Lookup(lowland())
    lookup.candidates(read(before))
    assert lookup.candidates(read(text)) == Lookup(lowland()).candidates(read(text))


@many
@given(questions)
def test_a_figure_that_answers_has_all_it_needs_and_no_other_place(text):
    reading = read(text)
    places = lowland().vocabulary.places
    for candidate in LOOKUP.answers(reading):
        fact = candidate.fact
        wholes = {w for name in fact.may for w in lowland().vocabulary.ancestors(name)}
        if fact.value is not None:
            assert reading.subjects & places <= fact.may | wholes
            assert not any(mention.is_name for mention in reading.mentions)
        implied = {"lowland"} if fact.subject == "lowland" else set()
        assert all(need & (reading.ids | implied) for need in fact.needs)


@many
@given(questions, st.integers(1900, 2100).filter(lambda year: year not in {2023, 2024}))
def test_another_year_has_no_figure(text, year):
    found = LOOKUP.answers(read(f"{text} in {year}"))
    assert [candidate.fact.id for candidate in found if candidate.fact in FIGURES] == []


@many
@given(questions, st.sampled_from(["Zembla", "Qumran", "France", "Tokyo"]))
def test_an_unknown_name_has_no_figure(text, name):
    found = LOOKUP.answers(read(f"{text} {name}"))
    assert [candidate.fact.id for candidate in found if candidate.fact in FIGURES] == []
