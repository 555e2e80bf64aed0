"""Sentences, paragraphs and sections: whole structures, and what holds for any text."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Document, Paragraph, Section, Sentence
from index.sentences import BLANKS, sentence_spans
from index.split import parse
from tests.growth import grows_no_faster
from tests.tables import table

ARTICLE = Path(__file__).parents[2] / "facts/library/china-trade-2025/document.txt"


def split(text):
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def outline(text):
    """The title, then each section's title with its paragraphs, as lists of sentences."""
    document = parse(text)
    sections = [
        (section.title, [[s.text for s in document.sentences_of(p)] for p in paragraphs])
        for number, section in enumerate(document.sections)
        for paragraphs in [document.paragraphs_in(number)]
    ]
    return document.title, sections


# "|" stands where one sentence ends and the next begins.
SENTENCES = [
    "blades from Far East Energy Co., Ltd. are shipped. |It rose.",
    "Apple Inc. |The firm grew. |Apple Inc. Chairman Tim Cook left.",
    "The U.S. Treasury sold bonds in the U.S. |The yuan rose.",
    "Room No. 5 is free. |He said no. |Then he left.",
    "Use fruit, e.g. Apples, i.e. Fruit. |Done.",
    "J. P. Smith and J. A. Smith met Dr. Wu. |They spoke.",
    "It was 9.49 trillion. |Up 3.8%. |Down 5.",
    "At 5 p.m. Monday. |At 5 p.m. |He left.",
    "He visited Washington, D.C. |In May he took a Ph.D. from MIT.",
    "Wait... what? |He left... |Then he came… |Back.",
    'Really?! |Yes. |"Is it?" he asked. |"It is." |She left.',
    'He said "why?" |Then he left.',
    'He said "so. " |Next.',
    'the report card ", it said, from" quantity "to" quality ". |Next.',
    'He saw "quality improved."|He left.',
    'He said.|"Next one" came.',
    "“A quote.” |Another ‘one.’ |Third «one.» |Next.",
    "(It rose. It fell.) |Then (see Fig. 3. It is odd) it stopped.",
    "It rose (a lot.) |It fell :( again. |Then it rose.",
    "It rose by 5%.[3] |It fell.",
    "iPhone sales rose. |iPhones fell.",
    "all lower case. |it works here, e.g. there. |right?",
    "增长3.8%。|出口增加！|“好。”|他说：「走吧！」|然后呢？|对；|是的……|好",
    "广东出口9.49万亿元.|江苏增长.|好!|是吗?|是",
    "Creció 3,8 % en 2025. |El Sr. López vive en EE. UU. hoy. |¿Qué pasó? |¡Nada!",
    "В 2025 г. Москва выросла на 5 млн. руб. А. С. Пушкин жил там. |В 2024 г. |Он вырос.",
    "See https://x.org/a?b=c.d! |Mail a.b@c.org. |Version 3.11.2 is out.",
    "It costs $5. |$6 is more.",
    "Great! |🎉 Next.",
    "2. Second thing. |It is.",
    "It rose.¹ |It fell.",
    "**It rose.** |It fell.",
    "It rose.* |It fell.† |Then it stopped.‡ |Done.",
    "_It rose._ |It fell. |*It stopped.* |Over.",
    "It rose.<sup>1</sup> |It fell.[a] |It stopped.”² |Done.",
    "It rose.12 |It fell. |See Fig.5 Below it.",
    "It rose.¹,² |It fell.¹⁻³ |It stopped.{1} |Over.",
    "It rose.® |It fell.— |<b>It stopped.</b> |Over.<sup>a</sup> |Done.",
    "The case of Smith v. Jones was heard by Messrs. Lee and Co. |It ended.",
    "It beat Newcomen's. |Newcomen's was first. |It beat Watt’s. |Watt lost.",
    "z. B. Äpfel, u. a. Birnen. |Es war gut.",
    "La Sra. López, p. ej. Ana, vino. |Se fue.",
    "Il sig. Rossi e il dott. Bianchi, pag. 5. |Sono qui.",
    "Т. е. Москва и т. д. |Рост был 5 тыс. руб. |Он упал.",
    "It rose!¹ |It fell?* |Then...² |Done.",
    "上升。¹|下降。|**上升。**|下降。|**上升。**",
    "Рост.¹ |Спад.* |**Стоп.** |Конец.",
    "Subió.* |Bajó. |**Paró.** |Fin.",
    "Die Ausfuhr stieg.² |Die Einfuhr fiel.",
    "The paper of Com. & Adm. was read aloud. |It ended.",
    "Its revenue reached Rs. 500 crore in 2024. |It rose.",
    "It cost $5 bn. |The company grew. |It is 5 km. |Roads are bad.",
    "See vol. II, Art. IV and p. 5. |Five vs. Ten, approx. Six.",
    "Der Umsatz stieg auf 1,5 Mrd. Euro im 19. Jahrhundert. |Er fiel.",
    "Hr. Müller kam am 3. Oktober. |Es waren 19. |Der Rest fehlte.",
    "Bd. 3 und Nr. 5 sind da. |Vgl. Abb. 2.",
    "Mme. Durand et M. Dupont, art. 5. |Ils vivent.",
    "Рост, т.е. Прибыль, в г. Казань составил 5 млрд. руб. |Он упал.",
    "В XIX в. Россия росла, см. рис. 3 и п. 4. |Это так.",
    "प्रो. वर्मा और डॉ. शर्मा आए। |वे गए।",
    "डॉ. वर्मा. |यह अच्छा है. |वह आया.",
    "د. أحمد قال. |ثم ذهب.",
    "집에 갔다. |그는 왔다.",
    "no punctuation at all",
    "。。。",
    '"',
    "... Hello.",
]


@table("marked", SENTENCES)
def test_sentences(marked):
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|", "")) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u00a0\u200b\ufeff", "---\n\n***"])
def test_a_text_without_words_has_no_sentences(text):
    assert parse(text, id="x") == Document("x", "", text, (), (), ())


def test_a_whole_document():
    text = "Title\r\nOne. Two.\r\nHeading\r\nThree.\r\n"
    assert parse(text, id="d") == Document(
        id="d",
        title="Title",
        text=text,
        sections=(Section("sec1", "Title", 0, 16), Section("sec2", "Heading", 18, 33)),
        paragraphs=(Paragraph(7, 16, 0, (0, 1)), Paragraph(27, 33, 1, (2,))),
        sentences=(
            Sentence("s1", "One.", 7, 11, 0, 0),
            Sentence("s2", "Two.", 12, 16, 0, 0),
            Sentence("s3", "Three.", 27, 33, 1, 1),
        ),
    )


WRAPPED = """\
# Harbours

A harbour is a place where ships may be moored. Some were dug by
hand, e.g. the old one, which took a whole
decade.

## Depth ##
It is 12.5 m deep, and
* * *
Facts
=====
- one item
- two items that
  go on. And on.
1. first
2. second

| a | b |
|---|---|
| 1 | 2 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", ("Hello", [("Hello", [["Hello"]])])),
        ("Hello. You.", ("Hello. You.", [("Hello. You.", [["Hello.", "You."]])])),
        ("\ufeffOne\n\nTwo", ("One", [("One", [["Two"]])])),
        (
            "标题\n第一段。第二句。\n小标题\n内容。",
            ("标题", [("标题", [["第一段。", "第二句。"]]), ("小标题", [["内容。"]])]),
        ),
        (
            "Fruit\nApples\nPears\nPlums\nThe end.",
            ("Fruit", [("Fruit", [["Apples"], ["Pears"], ["Plums"], ["The end."]])]),
        ),
        (
            "Book\nPart\nChapter\nText.\nLast words",
            ("Book", [("Part", []), ("Chapter", [["Text."], ["Last words"]])]),
        ),
        (
            WRAPPED,
            (
                "Harbours",
                [
                    (
                        "Harbours",
                        [
                            [
                                "A harbour is a place where ships may be moored.",
                                "Some were dug by\nhand, e.g. the old one, which took a whole\ndecade.",
                            ]
                        ],
                    ),
                    ("Depth", [["It is 12.5 m deep, and"]]),
                    (
                        "Facts",
                        [
                            ["one item"],
                            ["two items that\n  go on.", "And on."],
                            ["1. first"],
                            ["2. second"],
                            ["| a | b |"],
                            ["| 1 | 2 |"],
                        ],
                    ),
                ],
            ),
        ),
    ],
)
def test_structure(text, expected):
    assert outline(text) == expected


def test_invisible_characters_stay_outside():
    document = parse("- \u200bone\u200b\n\n# \u200b #\n")
    assert [(s.text, s.start) for s in document.sentences] == [("one", 3), ("# \u200b #", 9)]


def test_a_long_first_line_is_cut_for_the_title_only():
    line = "word " * 100 + "end."
    document = parse(line)
    assert document.title == line[:119].rstrip() + "…"
    assert [s.text for s in document.sentences] == [line]


def test_the_article():
    document = parse(ARTICLE.read_text(encoding="utf-8"))
    title = (
        "Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province"
        " (Financial Depth)"
    )
    counts = [
        (section.title, [len(p.sentences) for p in document.paragraphs_in(number)])
        for number, section in enumerate(document.sections)
    ]
    assert document.title == title
    assert counts == [
        (title, [3]),
        ("Industrial upgrading builds a new foundation for foreign trade", [2, 4, 3, 3, 3]),
        (
            "Market layout building a new risk resistant ecosystem",
            [2, 2, 1, 2, 3, 2, 1, 3],
        ),
        (
            "New business models open up new channels for small and medium-sized enterprises to go global",
            [3, 1, 3, 2, 2, 2, 4, 1],
        ),
    ]
    assert len(document.sentences) == 52
    tricky = {
        "s10": (
            "In Jiangyin Comprehensive Bonded Zone, Jiangsu, 36 wind turbine blades from Far East"
            " Energy Co., Ltd. are being shipped here and will soon be sent overseas."
        ),
        "s11": (
            "The transformation path of Jiangsu's foreign trade presents the characteristics of"
            ' "cluster upgrading".'
        ),
        "s17": (
            '"Jiang Zhao, deputy researcher at the Research Institute of the Ministry of'
            ' Commerce, said that through this foreign trade" report card ", it is not difficult to'
            ' find that China\'s exports are gradually shifting from" quantity expansion "to" both'
            ' quantity expansion and quality improvement ".'
        ),
        "s25": (
            "By 2025, Guangdong's imports and exports to the three major trading partners of"
            " ASEAN, EU, and Hong Kong will all exceed one trillion yuan; Import and export to"
            ' countries jointly building the "the Belt and Road" reached 3.66 trillion yuan, up 5%.'
        ),
        "s52": (
            "China's trade innovation and development pace is more solid, advantages are more"
            " prominent, trading partners are more diverse, and development resilience is stronger,"
            " which will inject more certainty into global economic and trade development,"
            ' "said Liao Bingguang, a researcher at the Institute of Reform, Opening up and'
            " Modernization of Guangdong Academy of Social Sciences."
        ),
    }
    assert {name: document.sentence(name).text for name in tricky} == tricky


def check(document):
    """Assert everything that a Document promises about its offsets."""
    text, sentences = document.text, document.sentences
    assert [s.id for s in sentences] == [f"s{n}" for n in range(1, len(sentences) + 1)]
    assert [s.id for s in document.sections] == [
        f"sec{n}" for n in range(1, len(document.sections) + 1)
    ]
    for spans in (document.sections, document.paragraphs, sentences):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for s in sentences:
        assert text[s.start : s.end] == s.text
        assert not BLANKS.fullmatch(s.text[0])
        assert not BLANKS.fullmatch(s.text[-1])
    assert [n for p in document.paragraphs for n in p.sentences] == list(range(len(sentences)))
    for number, p in enumerate(document.paragraphs):
        section = document.sections[p.section]
        assert section.start <= p.start < p.end <= section.end
        inside = document.sentences_of(p)
        assert {(s.paragraph, s.section) for s in inside} == {(number, p.section)}
        assert (inside[0].start, inside[-1].end) == (p.start, p.end)
        assert all(BLANKS.fullmatch(text, a.end, b.start) for a, b in itertools.pairwise(inside))


PIECES = st.sampled_from(
    [
        *"aBé广7.。？…-”()'\"; \n\t\u00a0\u200b\u2028\ud800🎉",
        *("3.8%", "...", "?!", "[1]", "- ", "1. ", "# ", "===", "\r\n", "\n\n", "|", "x.org/?q"),
        *("Co., Ltd.", "U.S.", "J. ", "The ", "said", ", "),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_the_offsets_hold_for_any_text(text):
    check(parse(text))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_visible_character_of_a_span_is_lost(text):
    spans = sentence_spans(text, 0, len(text))
    left = [0, *(end for _, end in spans)]
    right = [*(start for start, _ in spans), len(text)]
    assert all(BLANKS.fullmatch(text, a, b) for a, b in zip(left, right, strict=True))
    if any(char.isalnum() for char in text):
        assert all(any(char.isalnum() for char in text[a:b]) for a, b in spans)


@table(
    "piece",
    [
        "a",
        "a ",
        "a.",
        "A. ",
        ". ",
        '. "',
        'a." ',
        "!!! ",
        "(",
        "(a",
        "。",
        "…",
        "x\n",
        "- a\n",
        "\u200b ",
        "Co., Ltd. ",
    ],
)
def test_splitting_grows_with_the_text_only(piece):
    def work(characters):
        text = piece * (characters // len(piece))
        return lambda: parse(text)

    assert grows_no_faster(work, 1_500)
    check(parse(piece * (5_000 // len(piece))))
