"""One question against one document: which passage and figure come first, what is truly missing."""

import numpy as np
import pytest

from bot.answering.asking import TABLES, Asker, loaded, states_figures, wants_figure
from bot.answering.corpus import Corpus
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from tests.answering.untuned import Untuned

REPORT = assemble(
    Content(
        (
            Heading("Harbour Report", 0),
            Heading("Traffic", 1),
            Text("In 2022 the port of Hamburg handled 119.9 million tonnes of cargo."),
            Text("In 2023 it handled 114.3 million tonnes. A total of 7,215 ships called in 2023."),
            Text(
                "Cargo traffic fell because strikes closed the railway. Mayor Lindqvist resigned."
            ),
            Text("The canteen serves fish on Fridays. Seals rest on the sandbank."),
        )
    )
)
TABLE = assemble(
    Content(
        (
            Heading("Museums", 0),
            Grid(
                (("Museum", "2021", "2022"), ("City", "120", "150"), ("Naval", "80", "91")),
                caption="Visitors by museum",
            ),
        )
    )
)


class Cosines:
    """Vectors that are there or not, and how often they are asked."""

    embedder = Untuned()

    def __init__(self, found):
        self.found, self.asked = found, []

    def cosines(self, text):
        self.asked.append(text)
        return None if self.found is None else np.array(self.found)

    def headers(self, text):
        return {}


def asked(message, document=REPORT, vectors=None, language="en"):
    asker = Asker(Corpus(document, "en"), vectors)
    return asker.ask(read_question(message, language))


@pytest.mark.parametrize(
    ("message", "wants", "states"),
    [
        ("How many ships called?", True, True),
        ("When did it open?", True, True),
        ("ships 2023", False, True),
        ("What is the port?", False, True),
        ("How did exports grow?", True, True),
        ("How did it open?", False, False),
        ("Who opened it?", False, False),
        ("Why did it close?", False, False),
        ("Why did prices fall?", True, False),
        ("Who paid for it?", True, False),
    ],
)
def test_whether_a_figure_is_wanted_and_may_answer(message, wants, states):
    question = read_question(message, "en")
    assert (wants_figure(question), states_figures(question)) == (wants, states)


@pytest.mark.parametrize(
    ("message", "sentence", "figure"),
    [
        ("How many ships called in 2023?", "A total of 7,215 ships called in 2023.", "7,215"),
        (
            "How much cargo did Hamburg handle in 2022?",
            "In 2022 the port of Hamburg handled 119.9 million tonnes of cargo.",
            "119.9 million tonnes",
        ),
        ("Where do seals rest?", "Seals rest on the sandbank.", None),
        (
            "Why did cargo traffic fall?",
            "Cargo traffic fell because strikes closed the railway.",
            None,
        ),
        ("Who resigned?", "Mayor Lindqvist resigned.", None),
    ],
)
def test_the_first_passage_and_its_figure(message, sentence, figure):
    found = asked(message)
    assert found.ranked[0].passage.sentence.text == sentence
    assert (found.figure and found.figure.quantity.text) == figure


@pytest.mark.parametrize(
    ("message", "missing"),
    [
        ("How many ships called at Rotterdam in 2019?", ("Rotterdam", "2019")),
        ("How many ships called at Hambrug?", ()),
        ("How many vessels called?", ()),
        ("Seals of the Harbour", ()),
        ("Did Lindqvist or lindqvists resign?", ()),
        ("ROTTERDAM, Rotterdam and Rotterdam", ("ROTTERDAM", "Rotterdam")),
        ("Zebras?", ()),
    ],
)
def test_what_is_missing_is_truly_missing(message, missing):
    found = asked(message)
    assert found.missing == missing
    assert not [word for word in found.missing if word.casefold() in REPORT.text.casefold()]


@pytest.mark.parametrize(
    ("language", "message", "missing"),
    [
        ("de", "Wie viele Schiffe kamen 2019 nach Rotterdam?", ("2019",)),
        ("zh", "2019年Rotterdam有多少船？", ("2019",)),
    ],
)
def test_names_may_be_others_in_another_language(language, message, missing):
    assert asked(message, language=language).missing == missing


def test_where_nothing_fits_there_is_no_evidence():
    found = asked("zebras")
    assert (found.ranked, found.figure, found.chance, found.sure) == ((), None, 0.0, 0.0)


def test_a_table_answers_beside_the_passages():
    found = asked("How many visitors did Naval have in 2022?", TABLE)
    assert [figure.text for figure in found.table.figures] == ["91"]
    assert asked("How many ships called in 2023?").table is None


@pytest.mark.parametrize("blocks", [(), (Heading("Only a title", 0),)])
def test_a_document_with_little_or_nothing(blocks):
    document = assemble(Content(blocks))
    found = asked("How many ships?", document)
    assert (found.ranked, found.figure) == ((), None)


def test_beliefs_are_shares_and_the_same_each_time():
    first, second = (asked("How many ships called in 2023?") for _ in range(2))
    assert 0 <= first.sure <= 1
    assert 0 <= first.chance <= 1
    assert first.features == second.features
    assert (first.chance, first.sure) == (second.chance, second.sure)


def test_vectors_are_asked_where_words_do_not_decide():
    vectors = Cosines([0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.95])
    found = asked("animals on the beach", vectors=vectors)
    assert set(vectors.asked) == {"animals on the beach"}
    assert found.ranked[0].passage.sentence.text == "Seals rest on the sandbank."
    assert "cosine" in found.ranked[0].features


def test_words_answer_while_there_are_no_vectors():
    vectors = Cosines(None)
    found = asked("animals on the beach", vectors=vectors)
    assert (set(vectors.asked), found.ranked) == ({"animals on the beach"}, ())


def test_the_weights_have_every_table():
    for vectors in (False, True):
        weights = loaded(vectors=vectors)
        assert [bool(getattr(weights, table).weights) for table in TABLES] == [True] * 4


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("What number of ships called?", 3),  # both readings point to the same figure
        ("What number of ships called?", 0),
        ("Where is it that seals lie?", 6),
    ],
)
def test_a_figure_that_both_readings_choose_is_believed_as_the_surer_one_says(message, place):
    cosines = np.full(len(REPORT.sentences), 0.8)
    cosines[place] = 0.9
    question = read_question(message, "en")
    asker = Asker(Corpus(REPORT, "en"), Cosines(cosines))
    words, both = asker.evidence(question), asker.evidence(question, cosines)
    found = asker.ask(question)
    figure = words.figure is not None and both.figure is not None
    figure = figure and words.figure.quantity == both.figure.quantity
    assert (found.by_meaning, found.ranked, found.figure) == (True, both.ranked, both.figure)
    assert found.chance == both.chance
    assert found.sure == (max(words.sure, both.sure) if figure else both.sure)
