"""A statement that says more than the facts isn't supported by them, in any language."""

import pytest

from tests import bundled, lowland

SUPPORTED = [
    "BYD shipped over 5800 cars to Argentina",
    "义乌每天有4000多名外商",
    "ASEAN is Zhejiang's largest trading partner",
    "Shanghai's trade with Belt and Road countries grew more than twice as fast as Guangdong's.",
    "o navio Changzhou chegou à Argentina levando mais de 5800 carros",
]
EMBROIDERED = [
    "The BYD ship was full",
    "BYD's ship is famous",
    "The 36 wind turbine blades were repainted",
    "BYD shipped over 5800 cheap cars to Argentina",
    "BYD's ship almost arrived at the port of Sarat",
    "Yiwu's market receives over 4000 foreign merchants per year",
    "El barco de BYD llegó vacío a Argentina",
    "浙江是东盟最大的贸易伙伴",
]
OPPOSED = [
    "上海服务贸易全国倒数第一",
    "Shanghái ocupa el último puesto en comercio de servicios",
    "o navio Changzhou saiu da Argentina levando 5800 carros para a China",
]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        *((one, "supported") for one in SUPPORTED),
        *((one, "not_in_document") for one in EMBROIDERED),
        *((one, "contradicted") for one in OPPOSED),
    ],
)
def test_what_a_statement_adds(statement, verdict):
    assert bundled.engine().answer(statement, claim=True).status == verdict


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Doesn't Shanghai rank first in service trade?", "Yes"),
        ("上海服务贸易是不是全国第一？", "是"),
        ("Did Zhejiang's trade with ASEAN fall?", "No"),
        ("Is ASEAN Zhejiang's second largest partner?", "No"),
    ],
)
def test_yes_and_no(question, opening):
    assert bundled.engine().answer(question).answer.startswith(opening)
    assert bundled.engine().answer(question, ["How are you?"]).answer.startswith(opening)


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The largest ferry is called Blue Heron", "supported"),
        ("The largest ferry is called Red Heron", "not_in_document"),
        ("Northshire exported more than Southshire in 2024", "supported"),
        ("Northshire exported more than Southshire in 2023", "not_in_document"),
        ("Northshire exported over 3 million euros to the Union", "supported"),
        ("Northshire exported nearly 3 million euros to the Union", "contradicted"),
        ("Lowland exported nearly 39 million euros", "contradicted"),
        ("Northshire exports did not fall 20%", "not_in_document"),
    ],
)
def test_what_another_report_says(statement, verdict):
    assert lowland.engine().answer(statement, claim=True).status == verdict
