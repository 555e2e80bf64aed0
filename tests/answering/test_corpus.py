"""A document made ready for search: its passages with what stands around them, scores, figures."""

import math

import pytest

from bot.answering.corpus import Corpus
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from tests import bundled

REPORT = assemble(
    Content(
        (
            Heading("Harbour Report", 0),
            Heading("Traffic in 2023", 1),
            Text("The port of Hamburg handled 114 tonnes. Ships came from Peru. Water rose."),
            Text("Cargo fell in 2022."),
            Grid(
                (("Port", "Ships"), ("Hamburg", "7,215"), ("Bremen", "1,100")),
                caption="Ships in 2021",
            ),
        )
    )
)
HEAD = {"traffic", "2023"}
TABLE = HEAD | {"ship", "2021", "port"}


@pytest.fixture(scope="module")
def corpus():
    return Corpus(REPORT, "en")


def test_passages_have_their_words_and_what_stands_around_them(corpus):
    assert [
        (p.sentence.text, set(p.keys), set(p.heading), set(p.near), p.row is not None)
        for p in corpus.passages
    ] == [
        (
            "The port of Hamburg handled 114 tonnes.",
            {"port", "hamburg", "handl", "114", "tonn"},
            HEAD,
            {"ship", "came", "peru"},
            False,
        ),
        (
            "Ships came from Peru.",
            {"ship", "came", "peru"},
            HEAD,
            {"port", "hamburg", "handl", "114", "tonn", "water", "rose"},
            False,
        ),
        ("Water rose.", {"water", "rose"}, HEAD, {"ship", "came", "peru"}, False),
        ("Cargo fell in 2022.", {"cargo", "fell", "2022"}, HEAD, set(), False),
        ("Ships in 2021", {"ship", "2021"}, HEAD, set(), False),
        ("Port | Ships", {"port", "ship"}, HEAD, set(), False),
        ("Hamburg | 7,215", {"hamburg", "7215"}, TABLE, set(), True),
        ("Bremen | 1,100", {"bremen", "1100"}, TABLE, set(), True),
    ]
    assert len(corpus) == 8
    assert corpus.title == {"harbour", "report"}
    assert corpus.headings == TABLE | {"harbour", "report"}


def test_every_position_is_that_of_its_sentence(corpus):
    assert [p.sentence for p in corpus.passages] == list(REPORT.sentences)
    assert [p.position for p in corpus.passages] == [*range(8)]


def test_sentences_beside_one_are_those_of_its_paragraph(corpus):
    assert [corpus.beside(at) for at in range(5)] == [(1,), (0, 2), (1,), (), ()]


def test_rare_words_weigh_more(corpus):
    assert corpus.idf("peru") == math.log(9)
    assert corpus.idf("ship") == math.log(9 / 3)
    assert corpus.idf("nowhere") == math.log(9)
    assert [corpus.knows(key) for key in ("ship", "nowhere", "traffic")] == [True, False, False]


@pytest.mark.parametrize(
    ("query", "own", "wide"),
    [
        (["peru"], {1}, {0, 1, 2}),
        (["hamburg"], {0, 6}, {0, 1, 6}),
        (["traffic"], set(), {*range(8)}),
        (["nowhere"], set(), set()),
        ([], set(), set()),
    ],
)
def test_scores_are_above_nothing_where_a_word_stands(corpus, query, own, wide):
    assert {at for at, score in enumerate(corpus.scores(query)) if score > 0} == own
    assert {at for at, score in enumerate(corpus.wide_scores(query)) if score > 0} == wide
    assert corpus.scores(query * 2).tolist() == corpus.scores(query).tolist()


def test_names_are_words_with_a_capital_letter_that_opens_no_sentence(corpus):
    assert [corpus.is_name(key) for key in ("peru", "port", "cargo", "nowhere")] == [
        True,
        False,
        False,
        False,
    ]


def test_figures_and_periods_of_a_sentence(corpus):
    assert [[figure.text for figure in corpus.figures(at)] for at in (0, 1, 6)] == [
        ["114 tonnes"],
        [],
        ["7,215"],
    ]
    assert [[(period.form, period.start) for period in corpus.periods(at)] for at in (0, 3, 6)] == [
        [("2023", -1)],
        [("2022", 14)],
        [("2023", -1), ("2021", -1)],
    ]


@pytest.mark.parametrize("blocks", [(), (Heading("Only"),), (Text("— * —"),)])
def test_a_document_without_words_has_nothing_to_find(blocks):
    corpus = Corpus(assemble(Content(blocks)), "en")
    assert corpus.scores(["word"]).tolist() == [0.0] * len(corpus)
    assert corpus.wide_scores(["word"]).tolist() == [0.0] * len(corpus)


def test_a_chinese_document_is_found_by_characters_and_pairs():
    corpus = Corpus(assemble(Content((Text("出口额增长。进口额下降。"),))), "zh")
    assert [at for at, score in enumerate(corpus.scores(["出口"])) if score > 0] == [0]
    assert [at for at, score in enumerate(corpus.scores(["口额"])) if score > 0] == [0, 1]


def test_reviewed_labels_help_to_find_their_sentence_and_vouch_for_their_figure():
    library = bundled.library()
    corpus = Corpus(library.document, "en", library.facts)
    fact = next(fact for fact in library.facts if fact.id == "byd-vehicles")
    position = next(
        at
        for at, sentence in enumerate(library.document.sentences)
        if sentence.start <= fact.start < sentence.end
    )
    assert {"vehicl", "carri", "byd"} <= corpus.passages[position].heading
    assert [corpus.fact_at(position, one) for one in corpus.figures(position)].count(fact) == 1
    assert corpus.fact_at(0, corpus.figures(position)[0]) is None
