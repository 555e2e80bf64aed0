"""One thing changed in every question and statement of the development set: what was said isn't.

Another subject, year or rate may not get the same figure, another number, direction or subject not
the verdict "supported".
"""

import re
from collections.abc import Iterator

import pytest

from bot.answer import Answer
from tests import bundled, evaluate

SUBJECTS = [
    ("Zhejiang", "Hunan"), ("Guangdong", "Hunan"), ("Jiangsu", "Hunan"), ("Shanghai", "Chongqing"),
    ("BYD", "Tesla"), ("Yiwu", "Ningbo"), ("ASEAN", "Mercosur"), ("Poland", "Portugal"),
    ("Argentina", "Chile"), ("浙江", "湖南"), ("广东", "湖南"), ("江苏", "湖南"), ("上海", "重庆"),
    ("比亚迪", "特斯拉"), ("义乌", "宁波"), ("东盟", "南共市"),
]  # fmt: skip
DIRECTIONS = [
    ("grew", "shrank"), ("rose", "fell"), ("increase", "decrease"), ("more", "less"),
    ("exceeded", "fell below"), ("largest", "smallest"), ("first", "last"), ("增长", "下降"),
    ("超过", "不到"), ("最大", "最小"), ("第一", "第三"), ("出口", "进口"),
]  # fmt: skip
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Per day already, or spread over the days of a year: the same figure is right.
DAILY = re.compile(r"merchant|buyer|trader|crowd|365|外商|洋买家|客商", re.IGNORECASE)


@pytest.fixture(scope="module")
def lines():
    return [line for line in evaluate.read(evaluate.DEV) if not line.get("context")]


def swapped(text: str, pairs: list[tuple[str, str]]) -> str | None:
    for old, new in pairs:
        found = re.search(re.escape(old), text, re.IGNORECASE)
        if found is not None:
            return text[: found.start()] + new + text[found.end() :]
    return None


def questions(text: str, language: str) -> Iterator[tuple[str, str]]:
    other = swapped(text, SUBJECTS)
    if other is not None:
        yield "subject", other
    bare = text.rstrip("?？ .")
    if "2025" in text:
        yield "year", text.replace("2025", "2019")
    else:
        yield "year", f"2019年{text}" if language == "zh" else f"{bare} in 2019?"
    if not DAILY.search(text):
        yield "rate", f"每天{text}" if language == "zh" else f"{bare} per day?"


def statements(text: str) -> Iterator[tuple[str, str]]:
    for slot, pairs in (("subject", SUBJECTS), ("direction", DIRECTIONS)):
        other = swapped(text, pairs)
        if other is not None:
            yield slot, other
    found = NUMBER.search(text)
    if found is not None and found[0] != "2025":
        number = f"{float(found[0]) * 1.37:.2f}"
        yield "number", text[: found.start()] + number + text[found.end() :]


def figures(answer: Answer) -> set[tuple[str, str]]:
    return {(str(figure.value), figure.unit) for figure in answer.figures}


def test_another_question_never_gets_the_same_figure(lines):
    same, asked = [], 0
    for line in lines:
        if line["kind"] not in {"fact", "computed"}:
            continue
        found = figures(bundled.engine().answer(line["question"]))
        for slot, other in questions(line["question"], line["lang"]) if found else ():
            asked += 1
            if figures(bundled.engine().answer(other)) & found:
                same.append((slot, other))
    assert same == []
    assert asked > 200


def test_another_statement_is_never_supported(lines):
    supported, checked = [], 0
    for line in lines:
        if line["kind"] != "claim":
            continue
        if bundled.engine().answer(line["question"], claim=True).status != "supported":
            continue
        for slot, other in statements(line["question"]):
            checked += 1
            if bundled.engine().answer(other, claim=True).status == "supported":
                supported.append((slot, other))
    assert supported == []
    assert checked > 20
