"""What stands around a sentence of a document, and how its sentences are read."""

from dataclasses import replace

from bot.answering.claims.around import Around
from bot.answering.claims.witness import Witness, witness_of
from bot.answering.corpus import Corpus
from index.readers.formats import read_bytes
from tests.tables import table

REPORT = """\
# Alaska: Annual report of 2024

## Oslo port in 2023 (version 2.1.3)

The New Port of Oslo grew by 5%. It shipped tea to the Bergen fleet. Total exports of Oslo will \
reach 5 million tons in 2020.

Lund closed in 2020. It may open in 2031.

Oslo's tea trade reached a high in the Holm. The total of tea trade exceeded 5 million.

## Plans

Ada Holm, Max Lund and Ada Berg met near the old Holm Hall in Bergen.
"""


def corpus(text: str, language: str) -> Corpus:
    return Corpus(read_bytes(text.encode(), "report.md"), language)


def words(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split()) for text in texts)


PORT = Around(
    heading=frozenset({"oslo", "port", "2023", "version", "2.1.3"}),
    dates=("2023", "2024"),
    codes=frozenset({"2.1.3"}),
)
AROUND = [
    ("The New Port", PORT),
    (
        "It shipped",
        replace(
            PORT, opening=frozenset({"new", "port", "oslo"}), phrases=words("new port", "oslo")
        ),
    ),
    (
        "Total exports",
        replace(
            PORT,
            opening=frozenset({"ship", "tea"}),
            phrases=words("ship tea", "bergen fleet"),
            past=frozenset({"2020"}),
        ),
    ),
    ("Lund closed", PORT),
    ("It may open", replace(PORT, opening=words("lund")[0], phrases=words("lund"))),
    ("Oslo's tea", PORT),
    (
        "The total",
        replace(
            PORT,
            opening=frozenset({"oslo", "tea", "=trade", "reach"}),
            phrases=words("oslo tea =trade reach", "holm"),
        ),
    ),
    ("Ada Holm", Around(heading=frozenset({"plan"}), dates=("2024",))),
]


@table(("opening", "expected"), AROUND)
def test_what_stands_around_a_sentence(opening, expected):
    report = corpus(REPORT, "en")
    passage = next(one for one in report.passages if one.sentence.text.startswith(opening))
    assert Witness(report).around(passage) == replace(
        expected,
        title=frozenset({"alaska", "annual", "report", "2024"}),
        alone=frozenset({"new", "oslo", "bergen", "holm", "ada", "max"}),
        places=frozenset({"holm", "bergen"}),
        known=frozenset(report.frequency),
    )


NAMED = """\
Trade of Shanghai

Shanghai's tea trade reached a high. The total of tea trade exceeded 5 million. Oslo's tea and \
Lund's tea sold well. The tea was cheap. The tea of Oslo grew. The tea was dear. The tea that \
Oslo drank was dear. Much was drunk.
"""


def test_the_only_name_before_is_what_a_sentence_goes_on_about():
    named = corpus(NAMED, "en")
    witness = Witness(named)
    found = {
        passage.sentence.text: sorted(witness.around(passage).subject) for passage in named.passages
    }
    assert found == {
        "Trade of Shanghai": [],
        "Shanghai's tea trade reached a high.": [],
        "The total of tea trade exceeded 5 million.": ["shanghai"],
        "Oslo's tea and Lund's tea sold well.": [],
        "The tea was cheap.": [],
        "The tea of Oslo grew.": [],
        "The tea was dear.": [],
        "The tea that Oslo drank was dear.": [],
        "Much was drunk.": [],
    }


TARGETS = """\
工作报告

今年主要预期目标是：产值增长6%以上；物价涨幅3%左右；新增就业1100万人以上。去年物价上涨2.5%。

目标是增长5%：产值增长；物价下降。产值：预期增长5%；物价下降。目标实现；物价下降。
"""


def test_items_of_a_list_have_the_modal_words_of_its_opening():
    targets = corpus(TARGETS, "zh")
    witness = Witness(targets)
    found = [(one.sentence.text, witness.read(one).modes) for one in targets.passages]
    assert found == [
        ("工作报告", ()),
        ("今年主要预期目标是：产值增长6%以上；", ((4, "planned"), (10, "planned"))),
        ("物价涨幅3%左右；", ((0, "planned"),)),
        ("新增就业1100万人以上。", ((0, "planned"),)),
        ("去年物价上涨2.5%。", ()),
        ("目标是增长5%：产值增长；", ((0, "planned"), (8, "planned"))),
        ("物价下降。", ((0, "planned"),)),
        ("产值：预期增长5%；", ((3, "planned"),)),
        ("物价下降。", ()),
        ("目标实现；", ()),
        ("物价下降。", ()),
    ]


def test_what_was_read_of_a_document_is_kept_with_it():
    one, other = corpus(REPORT, "en"), corpus(REPORT, "en")
    assert witness_of(one) is witness_of(one)
    assert witness_of(one) is not witness_of(other)
    passage = one.passages[0]
    assert witness_of(one).read(passage) is witness_of(one).read(passage)
    assert witness_of(one).reviewed("en") is witness_of(one).reviewed("en")
