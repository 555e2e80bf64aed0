"""What is computed is what is asked for: in its unit, of its time, and only if it asks how much."""

from functools import lru_cache

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

# The choir's members, its rent and its hall; a farm's wool, milk and waiting times.
CHOIR = """Harbour choir

The choir closed 2024 with 84 members, twelve more than in 2023. On 9 May 2024 eleven of them sang in Oslo.
The rent was raised from 90 to 95 dollars a month. The share of tenors rose from 19% to 24%.
In the six months to June it took 8,400 dollars, down 4% on the year before.
Its debts fell to 310 dollars from 355 dollars.
The capital ratio of its fund was 18% and the required ratio 12%.
"""
FARM = """农场2024年报告

第三季度出售羊毛31吨，同比下降4%。客服团队共28人，平均响应时间34秒，比去年慢了9秒。
鲜奶毛利率为31.4%，比上一季度低1.8个百分点，因为羊圈翻修。
门票收入从2019年的300万元增加到2024年的500万元。垃圾64吨，比去年少5吨。
新能源车由18辆增至31辆。
"""
TABLE = """# Bakers

Sales of bread rose and the volumes of bread fell 1.8%.

| million pounds | 2025 | 2024 |
|---|---|---|
| Bread | 188.4 | 184.5 |
| Cakes | 92.5 | 95.7 |
"""


@lru_cache(None)
def engine(text):
    return open_documents([read_bytes(text.encode(), "note.txt")])


@pytest.mark.parametrize(
    ("text", "question", "formula"),
    [
        (CHOIR, "How many members did the choir have in 2023?", "84 − 12 = 72 members"),
        (CHOIR, "By how many dollars did the rent rise?", "95 − 90 = 5 US dollars"),
        (CHOIR, "By how much did the rent rise?", "95 − 90 = 5 US dollars"),
        (CHOIR, "By how many percentage points did the share of tenors rise?", "24 − 19 = 5 percentage points"),
        (CHOIR, "By how much did the debts fall?", "355 − 310 = 45 US dollars"),
        (FARM, "新能源车增加了多少辆？", "31 − 18 = 13辆"),
        (TABLE, "How much did cakes fall?", "92.5 − 95.7 = −3.2 million pounds"),
        (TABLE, "How much did bread fall?", None),
        (FARM, "门票收入增加了多少万元？", "500万 − 300万 = 200万元"),
        # What is printed answers, and two figures of one year are no change.
        (CHOIR, "How many more members than last year?", None),
        (CHOIR, "How many members up on 2023?", None),
        (FARM, "垃圾比去年減了多少？", None),
        # So much of it in per cent, not what that comes to.
        (CHOIR, "By how much, in %, did the share of tenors rise?", None),
        (CHOIR, "What percent less did it take in the six months to June?", None),
        # Months are no dollars, seconds no people.
        (CHOIR, "What did it take the year before?", "8,400 ÷ (1 − 4%) ≈ 8,750 US dollars"),
        (FARM, "去年客服团队有几个人？", None),
        # The period is the level's own.
        (FARM, "三季度羊毛多少吨", None),
        (FARM, "本季度毛利率是多少？", None),
        (FARM, "上一季度毛利率是多少？", "31.4 + 1.8 = 33.2%"),
        # A ratio may be a name; a fall may be asked about without asking how far.
        (CHOIR, "What capital ratio is required of the fund?", None),
        (CHOIR, "To what did the choir put down the rise of the rent?", None),
        (CHOIR, "Who put up the rent?", None),
        (FARM, "毛利率下降归因于什么？", None),
        (FARM, "毛利率下降是谁的错？", None),
    ],
)  # fmt: skip
def test_it_is_computed_only_where_it_is_asked_for(text, question, formula):
    answer = engine(text).answer(question)
    assert (answer.calculation.formula if answer.calculation else None) == formula
