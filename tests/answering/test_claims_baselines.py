"""A change beside the period that it is measured from, and the direction that a denial leaves."""

from functools import lru_cache

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.script import simplified
from index.split import parse
from tests.tables import table

REPORTS = {
    "en": "Ferries of the bay: results for 2023\n\nThe company carried 1.38 million passengers in 2023, "
    "down 6.5% on the year before. Fare income rose 3.1%. Freight was up 20% on 2019. Costs fell 5% in 2022 and 4% in 2023. Wages rose "
    "2% last year.\n",
    "zh": "青溪茶厂2024年年报\n\n2024年，青溪茶厂销售额为4.8亿元，同比下降7.3%。\n",
    "zh-hant": "港島書店年度報告\n\n二〇二三年，港島書店的營業額為三千二百萬港元，較上年減少一成二。\n",
    "es": "Informe de la bodega\n\nLa bodega vendió 640.000 botellas en 2024. Los costes bajaron un "
    "9,4 % respecto al año anterior.\n",
    "ru": "Отчёт завода\n\nВ 2024 году выпуск чашек сократился на 4 % по сравнению с прошлым годом.\n",
}
STATED = [
    ("en", "Passengers fell 6.5% in 2023", "supported"),
    ("en", "Passengers rose 6.5% in 2023", "contradicted"),
    ("en", "Passengers fell 6.5% on the year before", "supported"),
    ("en", "The number of passengers fell 6.5% on 2022", "supported"),
    ("en", "Passengers fell 6.5% on 2019", "not_in_document"),
    ("en", "Fare income rose 3.1% on the year before", "supported"),
    ("en", "Fare income rose 3.1% on 2019", "not_in_document"),
    ("en", "Freight rose 20% on the year before", "not_in_document"),
    ("en", "Costs fell 5% in 2022", "supported"),
    ("en", "Costs fell 4% in 2022", "contradicted"),
    ("en", "Costs fell 5% on 2022", "contradicted"),  # 4% in 2023
    ("en", "Wages rose 2% last year", "supported"),
    ("en", "Fare income did not fall", "supported"),
    ("en", "Fare income did not rise", "contradicted"),
    ("en", "Fare income did not fall 3.1%", "not_in_document"),
    ("zh", "青溪茶厂2024年的销售额下降了7.3%", "supported"),
    ("zh", "青溪茶厂2024年的销售额增长了7.3%", "contradicted"),
    ("zh", "青溪茶厂2024年的销售额比上一年涨了7.3%", "contradicted"),
    ("zh-hant", "港島書店2023年的營業額比前一年少了12%", "supported"),
    ("zh-hant", "港島書店2023年的營業額比前一年多了12%", "contradicted"),
    ("es", "Los costes bajaron un 9,4 %", "supported"),
    ("es", "Los costes subieron un 9,4 %", "contradicted"),
    ("ru", "Выпуск чашек сократился на 4 %", "supported"),
    ("ru", "Выпуск чашек вырос на 4 %", "contradicted"),
]


@lru_cache(None)
def asker(name: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[name]), name[:2]))


@table(("name", "text", "verdict"), STATED)
def test_what_a_change_is_measured_from_is_compared_by_itself(name, text, verdict):
    assert check(simplified(text), name[:2], asker(name)).verdict == verdict
