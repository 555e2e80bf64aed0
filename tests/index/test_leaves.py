"""Sentences that a page's edge tears: joined, at the same offsets, without what stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.leaves import without_edges
from index.split import parse
from tests.growth import grows_no_faster
from tests.tables import table

EDGES = [
    "\n\n12\n\n", "\f", "\n\f\n", "\n\n- 12 -\n\n", "\n\nPage 12 of 40\n\n", "\n12\n\f", "\n\nAnnual report\n\n",
    "\n\n12\n\nAnnual report\n\n", "\n\n12 Annual report\n\n", "\n\nAnnual report | 12\n\f\n", "\n\nxii\n\n", "\r\n\r\n12\r\n\r\n",
]  # fmt: skip
HALVES = [
    ("The museum welcomed 412,000 visitors in 2024, an increase of", "8.5% over the year before."),
    ("The museum welcomed its many visitors in the", "Sail Loft of the old harbour."),
    ("The museum welcomed 412,000 visitors in the year,", "Solberg said in March."),
    ("The museum welcomed its four hundred thousand visi-", "tors in the year."),
    ("The museum welcomed so many that the old halls", "were too small for them."),
    ("The museum welcomed so many visitors that even the director Ingrid", "Solberg sold tickets."),
    ("博物馆在2024年接待了四十一万二千名观众，比上年增长", "百分之八点五。"),
    ("Музей принял 412 000 посетителей, что на", "8,5 % больше."),
    ("El museo recibió a 412.000 visitantes, un aumento de", "8,5 % en el año."),
    ("Das Museum zählte 412.000 Besucher, eine Zunahme von", "8,5 % im Jahr."),
]


def sentences(text):
    document = parse(text)
    assert len(document.text) == len(text)
    for one in document.sentences:
        assert document.text[one.start : one.end] == one.text
    return [" ".join(one.text.split()) for one in document.sentences]


@table("edge", EDGES)
@table(("first", "second"), HALVES)
def test_a_torn_sentence_is_one_sentence(first, second, edge):
    text = f"Annual report\n\n{first}{edge}{second} It employed 57 people.\n"
    assert sentences(text) == [f"{first} {second}", "It employed 57 people."]
    assert [section.title for section in parse(text).sections] == ["Annual report"]


@pytest.mark.parametrize(
    "text",
    [
        "Report\nVisitors\n\n12\n\nStaff\n\n57\n\nAll is well here.\n",
        "Report\n\nExhibitions\n\n12\n\nThe museum showed six. It grew.\n",
        "Report\n\nIt grew in the year.\n\n12\n\nIt employed 57 people.\n",
        "Report\n\nThese are:\n\n12\n\nand more.\n",
        "Report\n\nThe museum showed six exhibitions of\n\n- ships\n\n- nets\n",
        "Report\n\nThe halls\n\n13\n\nThe first is old. It is long.\n",
        "",
        "\f\f",
    ],
)
def test_what_is_whole_stays(text):
    assert without_edges(text) == (text, frozenset())


PIECES = st.sampled_from(
    [
        "a ",
        "The ",
        "of",
        "grew.",
        ",",
        "\n",
        "\n\n",
        "\f",
        "12",
        "Page 3",
        "- ",
        "# ",
        "增长",
        "visi-",
        "\u00ad",
        "\r\n",
        "\u2028",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_offset_holds(text):
    plain, joined = without_edges(text)
    assert len(plain) == len(text)
    assert all(new == old or new in " \n" for new, old in zip(plain, text, strict=True))
    assert all(0 < offset < len(text) for offset in joined)
    sentences(text)


@pytest.mark.parametrize(
    "piece", ["of\n\n12\n\n", "a of\n\n", "The year of\f", "12\n\n", "of,\n\nHead\n\n"]
)
def test_it_grows_with_the_text_only(piece):
    def work(pieces):
        text = "Title\n" + piece * pieces
        return lambda: without_edges(text)

    assert grows_no_faster(work, 150)
