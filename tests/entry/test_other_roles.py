"""What an entry's facts don't rule out: a place in another role; what they do: another rank, more."""

from functools import cache
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from facts.library import load_library
from tests.bundled import engine as article
from tests.lowland import engine as lowland

SUPPORTED, CONTRADICTED, OPEN = "supported", "contradicted", "not_in_document"


@cache
def museum():
    return Engine(load_library(Path(__file__).parents[1] / "library" / "museum-2024"))


ELSEWHERE = [
    (article, "比亚迪这艘船是在南京造的"),
    (article, "比亚迪的船从上海出发"),
    (article, "列车上的货是在上海生产的"),
    (article, "The goods on the train were made in Shanghai"),
    (article, "BYD's ship was built in Nanjing"),
    (article, "El barco de BYD fue construido en Nankín"),
    (article, "O navio da BYD foi construído em Nanquim"),
    (article, "Корабль BYD построен в Нанкине"),
    (article, "Li Dongsheng was born in Shanghai"),
    (article, "The train departed from Guangdong to Poland"),
    (lowland, "The Blue Heron was painted in Marland"),
    (museum, "Ingrid Solberg was born in Oslo"),
    (museum, "The Viking anchor was found in Norway"),
]
RANKS = [
    (lowland, "北郡出口排名最后", CONTRADICTED),
    (lowland, "北郡出口倒数第一", CONTRADICTED),
    (lowland, "北郡出口排名第一", SUPPORTED),
    (lowland, "Northshire came last in exports", CONTRADICTED),
    (lowland, "The second largest ferry is called Blue Heron", OPEN),
    (article, "广东外贸排名最后", CONTRADICTED),
    (article, "上海服务贸易全国最后", CONTRADICTED),
    (article, "中国是世界最小的货物贸易国", CONTRADICTED),
    (article, "Guangdong is the smallest foreign trade province", CONTRADICTED),
    (article, "Guangdong ficou em último lugar no comércio exterior", CONTRADICTED),
    (article, "Guangdong es la provincia con menor comercio exterior", CONTRADICTED),
    (article, "Гуандун занимает последнее место по внешней торговле", CONTRADICTED),
    (museum, "The museum was the most visited museum in Norland", CONTRADICTED),
    (museum, "博物馆在诺兰参观人数排名最后", CONTRADICTED),
    (museum, "The Viking anchor is the newest object", CONTRADICTED),
]
MORE = [
    (lowland, "Northshire exported not only 12 million euros", CONTRADICTED),
    (lowland, "Northshire exported not only 10 million euros", SUPPORTED),
    (lowland, "Not only Northshire exported 12 million euros", OPEN),
    (lowland, "北郡出口不只1200万欧元", CONTRADICTED),
    (lowland, "Northshire no solo exportó 12 millones de euros", OPEN),
    (lowland, "Northshire exportou não só 12 milhões de euros", CONTRADICTED),
    (article, "广东进出口不只9.49万亿元", CONTRADICTED),
    (article, "Guangdong's trade was not only 9.49 trillion yuan", CONTRADICTED),
    (article, "El comercio de Guangdong no fue solo de 9,49 billones de yuanes", CONTRADICTED),
    (article, "Торговля Гуандуна составила не только 9,49 трлн юаней", CONTRADICTED),
    (museum, "The museum welcomed not only 412,000 visitors", CONTRADICTED),
]


@pytest.mark.parametrize(("engine", "statement"), ELSEWHERE)
def test_a_place_in_another_role_is_open(engine, statement):
    assert engine().answer(statement, claim=True).status == OPEN


@pytest.mark.parametrize(("engine", "statement", "verdict"), [*RANKS, *MORE])
def test_ranks_and_more_than_is_said(engine, statement, verdict):
    assert engine().answer(statement, claim=True).status == verdict
