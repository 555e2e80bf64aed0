"""What a statement is taken apart into, and what other sentences, cells and facts decide of it."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.parting import joined_verdict, parted
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse
from tests import bundled
from tests.tables import table

REPORT = """\
Regional review

Cleveland noted that cargo volumes were strong. Prices rose in Oslo, Bergen and Holm. \
The mine produced 848 tons of ore in 2016, up from 537 tons in 2012. \
Lund scored 61 goals in three seasons. Sales of tea rose 5% in Cleveland. \
The target range for the tax rate was lowered. The plant handles 17 parcels per day. \
The largest building in the region is Holm Tower. Women make up half of the staff. \
Tickets cost 40 euros. Holm reported a decline in lending.
"""


@lru_cache(None)
def report() -> Asker:
    return Asker(Corpus(parse(REPORT), "en"))


@lru_cache(None)
def article() -> Asker:
    library = bundled.library()
    return Asker(Corpus(library.document, library.document.language or "en", library.facts))


@pytest.mark.parametrize(
    ("text", "language", "sentences", "bare"),
    [
        ("Sales rose, right?", "en", ("Sales rose",), ()),
        ("It cost 5 euros, not dollars.", "en", ("It cost 5 euros, not dollars.",), ("It cost 5 euros.",)),
        (
            "Sales fell 5% because of the strike",
            "en",
            ("Sales fell 5% because of the strike",),
            ("Sales fell 5%",),
        ),
        (
            "Although rents rose, sales fell",
            "en",
            ("Although rents rose, sales fell",),
            ("sales fell",),
        ),
        ("Sales rose not because of rents", "en", ("Sales rose not because of rents",), ()),
        ("Sales rose 5%. Rents fell.", "en", ("Sales rose 5%.", "Rents fell."), ()),
        ("Oslo grew. It fell by 3%.", "en", ("Oslo grew. It fell by 3%.",), ()),
        ("It cost 5 euros, not dollars, in 2020", "en", ("It cost 5 euros, not dollars, in 2020",), ("It cost 5 euros in 2020",)),
        ("It cost 5 euros, not dollars; then it rose", "en", ("It cost 5 euros, not dollars; then it rose",), ("It cost 5 euros; then it rose",)),
        ("It cost 5 euros, not Danish or Norse dollars", "en", ("It cost 5 euros, not Danish or Norse dollars",), ("It cost 5 euros",)),
        ("It cost 5 euros, not more", "en", ("It cost 5 euros, not more",), ()),
        ("Sales rose, and it was not cold", "en", ("Sales rose, and it was not cold",), ()),
        ("Not dollars, it cost 5 euros", "en", ("Not dollars, it cost 5 euros",), ()),
        ("It did not cost 5 euros, not dollars", "en", ("It did not cost 5 euros, not dollars",), ()),
        ("It cost 5 euros,not dollars!", "en", ("It cost 5 euros,not dollars!",), ("It cost 5 euros!",)),
        ("Because of rain, sales fell", "en", ("Because of rain, sales fell",), ("sales fell",)),
        ("Because of rain sales fell", "en", ("Because of rain sales fell",), ()),
        ("Sales, because of rain", "en", ("Sales, because of rain",), ()),
        ("It rose 5% because of rain", "en", ("It rose 5% because of rain",), ()),
        ("Sales rose. Rents fell. Oslo grew. Holm fell. Berg fell.", "en", ("Sales rose. Rents fell. Oslo grew. Holm fell. Berg fell.",), ()),
        ("Sales rose. Rents fell. Oslo grew. Holm fell.", "en", ("Sales rose.", "Rents fell.", "Oslo grew.", "Holm fell."), ()),
        ("Sales rose. 5%.", "en", ("Sales rose. 5%.",), ()),
        ("Sales rose. Rents.", "en", ("Sales rose. Rents.",), ()),
        ("尽管租金上涨，销售下降", "zh", ("尽管租金上涨，销售下降",), ("销售下降",)),
        ("Las ventas subieron, no bajaron", "es", ("Las ventas subieron, no bajaron",), ()),
        ("Is it true that sales rose? Rents fell.", "en", ("sales rose?", "Rents fell."), ()),
        ("总额是5亿元，不是美元", "zh", ("总额是5亿元，不是美元",), ("总额是5亿元",)),
    ],
)  # fmt: skip
def test_a_message_is_taken_apart(text, language, sentences, bare):
    found = parted(text, language)
    assert (found.sentences, found.bare) == (sentences, bare)


@pytest.mark.parametrize(
    ("verdicts", "joined"),
    [
        (["supported", "supported"], "supported"),
        (["supported", "not_in_document"], "not_in_document"),
        (["not_in_document", "contradicted"], "contradicted"),
    ],
)
def test_one_false_sentence_makes_all_false(verdicts, joined):
    assert joined_verdict(verdicts) == joined


REPORTED = [
    ("Cargo volumes were strong", "not_in_document"),
    ("Cleveland noted that cargo volumes were weak", "contradicted"),
    ("Prices rose in Bergen", "supported"),
    ("Prices fell in Bergen", "contradicted"),
    ("Prices rose in Cleveland", "not_in_document"),
    ("The mine produced more ore in 2016 than in 2012", "supported"),
    ("The mine produced less ore in 2016 than in 2012", "contradicted"),
    ("The mine produced more ore in 2012 than in 2016", "contradicted"),
    ("The mine produced more ore in 2016 than in 2014", "not_in_document"),
    ("Lund scored 61 goals", "not_in_document"),
    ("Lund scored 900 goals", "not_in_document"),
    ("The tax rate target range was lowered", "supported"),
    ("The tax rate target range was raised", "contradicted"),
    ("The plant handles 17 parcels per month", "not_in_document"),
    ("The plant handles 17 parcels a day", "supported"),
    ("Holm Tower is the largest building in the region", "supported"),
    ("Holm Tower is the second largest building in the region", "contradicted"),
    ("Half of the staff are women", "supported"),
    ("Half of the women are staff", "not_in_document"),
    ("Tickets cost 50 euros because of the strike", "contradicted"),
    ("Tickets cost 40 euros because of the strike", "not_in_document"),
    ("Tickets cost 40 euros. Prices rose in Oslo.", "supported"),
    ("Tickets cost 40 euros. Prices fell in Oslo.", "contradicted"),
    ("Is it true that tickets cost 40 euros?", "supported"),
    ("Holm reported that lending declined", "supported"),
    ("Holm reported that lending rose", "contradicted"),
]


@table(("statement", "verdict"), REPORTED)
def test_what_a_report_decides(statement, verdict):
    assert check(statement, "en", report()).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "language", "verdict", "found"),
    [
        ("Zhejiang's trade with ASEAN grew 25%", "en", "contradicted", "16.5%"),
        ("Zhejiang's trade with ASEAN fell by 16.5%", "en", "contradicted", "16.5%"),
        ("Zhejiang's trade with ASEAN grew between 16% and 17%", "en", "supported", "16.5%"),
        ("zhejiang trades more than guangdong", "en", "contradicted", "5.55 trillion yuan / 9.49 trillion yuan"),
        ("Zhejiang trades less than Guangdong", "en", "supported", "5.55 trillion yuan / 9.49 trillion yuan"),
        ("BYD carried no vehicles to Argentina", "en", "contradicted", ""),
        ("Shanghai ranks last in service trade", "en", "contradicted", "first"),
        ("浙江进出口5.55万亿元", "zh", "supported", "5.55 trillion yuan"),
        ("东盟不再是浙江最大的贸易伙伴", "zh", "contradicted", ""),
    ],
)  # fmt: skip
def test_what_reviewed_labels_decide(statement, language, verdict, found):
    checked = check(statement, language, article())
    assert (checked.verdict, checked.decided and checked.decided.found) == (verdict, found)


@table(
    ("statement", "language"),
    [
        ("Zhejiang's imports and exports reached 5.55 trillion yuan before 2025", "en"),
        ("Zhejiang's imports and exports reached 5.55 trillion yuan in the 1990s", "en"),
        ("Zhejiang is ASEAN's largest trading partner", "en"),
        ("Zhejiang's exports to ASEAN were 869.07 billion yuan", "en"),
        ("Guangdong's exports were 1.14 trillion yuan", "en"),
        ("Guangdong's total import and export volume reached 34.11 trillion yuan", "en"),
        ("The freight train carried 110 containers of electronic products", "en"),
        ("36 wind turbine blades were scratched", "en"),
        ("Li Dongsheng hates TCL", "en"),
        ("浙江出口5.55万亿元", "zh"),
        ("广东出口1.14万亿元", "zh"),
    ],
)
def test_what_labels_leave_open(statement, language):
    assert check(statement, language, article()).verdict == "not_in_document"


TARGETS = """\
工作报告

今年主要预期目标是：产值增长6%以上；物价涨幅3%左右；新增就业1100万人以上。去年物价上涨2.5%。
"""


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("今年产值增长2.3%", "not_in_document"),
        ("物价涨幅3%左右", "not_in_document"),
        ("去年物价上涨2.5%", "supported"),
        ("去年物价上涨3.5%", "contradicted"),
    ],
)
def test_items_of_a_list_of_targets_are_targets(statement, verdict):
    asker = Asker(Corpus(parse(TARGETS), "zh"))
    assert check(statement, "zh", asker).verdict == verdict
