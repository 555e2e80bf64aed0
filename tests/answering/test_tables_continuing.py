"""A second question about a table: another row, column or period, the rest as before."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

REPORT = """# Ferry report

| Thousand euros | Q1 | Q2 | Q3 | 2023 |
|---|---|---|---|---|
| Freight | 26 | 28 | 29 | 99 |
| On-board services | 9 | 20 | 36 | 59 |
| Total | 140 | 235 | 327 | 804 |
"""
LIST = """Station,Region,Chargers,Sessions 2023,Sessions 2024
Pinmore,East,20,18750,31200
Rosshill,East,6,6480,6210
Fernley,South,10,15300,17250
"""
BULLETIN = """# 公报

| 区县 | 地区生产总值（亿元） | 常住人口（万人） | 出口（亿元） |
|---|---|---|---|
| 临湖区 | 401.5 | 54.3 | 47.1 |
| 青川县 | 236.9 | 55.8 | 12.7 |
"""


@pytest.fixture(scope="module")
def engines():
    return {
        name: open_documents([read_bytes(text.encode(), name)])
        for name, text in {"r.md": REPORT, "l.csv": LIST, "b.md": BULLETIN}.items()
    }


@pytest.mark.parametrize(
    ("name", "turns", "message", "expected"),
    [
        ("r.md", ["How much was freight in Q3?"], "and on-board services for the same quarter?", ["36"]),
        ("r.md", ["How much was freight in Q3?"], "and services?", ["36"]),
        ("r.md", ["How much was freight in Q3?"], "and in Q2?", ["28"]),
        ("r.md", ["How much was freight in Q3?"], "and in 2023?", ["99"]),
        ("r.md", ["How much was freight in Q3?"], "what about the ferry shop?", []),
        ("r.md", ["How much was freight in Q3?", "and services?"], "and in Q1?", ["9"]),
        ("l.csv", ["How many sessions did Pinmore have in 2024?"], "and Rosshill?", ["6210"]),
        ("l.csv", ["How many sessions did Pinmore have in 2024?"], "and Rosshill in 2023?", ["6480"]),
        ("l.csv", ["How many sessions did Pinmore have in 2024?"], "and Rosshall Park?", []),
        ("l.csv", ["How many sessions did Pinmore have in 2024?"], "and in 2022?", []),
        ("b.md", ["临湖区出口多少？"], "那青川县呢？", ["12.7"]),
        ("b.md", ["临湖区出口多少？", "那青川县呢？"], "它的常住人口呢？", ["55.8"]),
    ],
)  # fmt: skip
def test_a_follow_up_moves_to_another_cell(engines, name, turns, message, expected):
    assert [figure.text for figure in engines[name].answer(message, turns).figures] == expected
