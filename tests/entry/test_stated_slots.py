"""A slot that a statement changes, class by class: never supported by what is printed beside it."""

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


ROUGHLY = [
    (lowland, "Northshire exported about 12.4 million euros", SUPPORTED),
    (lowland, "Lowland's exports grew by almost 6%", CONTRADICTED),
    (lowland, "北郡出口约1200万欧元", SUPPORTED),
    (lowland, "北郡出口近1300万欧元", OPEN),
    (museum, "The museum welcomed about 410,000 visitors", SUPPORTED),
    (museum, "The museum welcomed nearly 400,000 visitors", CONTRADICTED),
    (museum, "The museum's revenue was almost 10 million euros", SUPPORTED),
    (museum, "School groups accounted for nearly a quarter of all visitors", SUPPORTED),
    (museum, "The museum welcomed between 400,000 and 420,000 visitors", SUPPORTED),
    (museum, "Salt and Sail drew between 100,000 and 120,000 visitors", CONTRADICTED),
    (article, "China's goods trade grew by nearly 4%", SUPPORTED),
    (article, "El comercio de bienes de China creció casi un 4 %", SUPPORTED),
    (article, "O comércio de bens da China cresceu quase 4 %", SUPPORTED),
    (article, "Торговля товарами Китая выросла почти на 4 %", SUPPORTED),
    (article, "中国货物贸易增长近4%", SUPPORTED),
    (article, "中国货物贸易增长将近4%", SUPPORTED),
    (article, "Zhejiang's trade was roughly 5.6 trillion yuan", SUPPORTED),
    (article, "China's goods trade grew by nearly 5%", CONTRADICTED),
    (article, "Guangdong's trade was about 8 trillion yuan", CONTRADICTED),
]
EXACTLY = [
    (lowland, "Northshire's exports to the Union were exactly 3.2 million euros", OPEN),
    (museum, "Salt and Sail drew exactly 152,345 visitors", OPEN),
    (museum, "Salt and Sail drew more than 200,000 visitors", OPEN),
    (museum, "Salt and Sail drew over 140,000 visitors", SUPPORTED),
    (article, "BYD's ship carried exactly 5832 vehicles", OPEN),
    (article, "BYD's ship carried exactly 5000 vehicles", CONTRADICTED),
    (article, "比亚迪的船正好运了5832辆车", OPEN),
    (article, "El barco de BYD llevaba exactamente 5832 vehículos", OPEN),
    (article, "O navio da BYD levava exatamente 5832 veículos", OPEN),
    (article, "Корабль BYD привёз ровно 5832 автомобиля", OPEN),
]
OF_ANOTHER_TIME = [
    (lowland, "Northshire exported 12 million euros in 2022", OPEN),
    (lowland, "Northshire exported 12 million euros in earlier years", OPEN),
    (lowland, "Northshire exported 12 million euros again", OPEN),
    (museum, "The number of visitors grew by 8.5% in 2023", OPEN),
    (museum, "The Viking anchor was shown in the Sail Loft again", CONTRADICTED),
    (museum, "The museum acquired 240 objects again", OPEN),
    (article, "China's goods trade rose 3.8% in 2024", OPEN),
    (article, "2024年广东进出口9.49万亿元", OPEN),
    (article, "В 2024 году торговля Китая выросла на 3,8 %", OPEN),
    (article, "Em 2024 o comércio de Zhejiang foi de 5,55 trilhões de yuans", OPEN),
    (article, "Guangdong's high-tech exports exceeded 1 trillion yuan again in 2025", CONTRADICTED),
    (article, "广东高新技术产品出口再次突破1万亿元", CONTRADICTED),
    (article, "广东高新技术产品出口以前就超过1万亿元", CONTRADICTED),
    (article, "江苏机电产品出口占比往年也超过70%", CONTRADICTED),
    (article, "More foreign merchants came to Yiwu than at any time in the last decade", SUPPORTED),
]
GOING_ON = [
    "The Yiwu Global Digital Trade Center is still being built",
    "construction of the Yiwu Global Digital Trade Center is still going on",
    "Строительство Глобального центра цифровой торговли в Иу продолжается",
    "义乌全球数字贸易中心还在施工",
]
OF_ANOTHER_PART = [
    (lowland, "Northshire's imports were 12 million euros"),
    (lowland, "Northshire exports grew by 12 million euros"),
    (lowland, "30% of the timber of Southshire is exported"),
    (lowland, "Northshire ranked first in timber"),
    (museum, "The museum's revenue grew by 9.6 million euros"),
    (article, "The seven provinces grew by more than half"),
    (article, "Zhejiang's imports from ASEAN grew 16.5%"),
    (article, "Guangdong's high-tech exports grew by 1.14 trillion yuan"),
    (article, "Yiwu received over 4000 foreign merchants in 2025"),
    (article, "The seven provinces contributed more than half of China's foreign trade"),
    (article, "Семь регионов обеспечили более половины внешней торговли Китая"),
    (article, "江苏70%以上的机电产品用于出口"),
    (article, "Over 70 % de los productos mecánicos y eléctricos de Jiangsu se exportan"),
    (article, "China is the world's largest importer"),
    (article, "Xangai representa quase 30% do comércio exterior do país"),
]
UNDONE = [
    (museum, "The museum closed"),
    (museum, "Ingrid Solberg advises against ticket sales"),
    (lowland, "All ferries are called Blue Heron"),
    (article, "Guangdong ended the Guanghuo Xingxia campaign"),
    (article, "TCL's factory in Jiralduff was closed"),
    (article, "36 wind turbine blades arrived overseas"),
    (article, "All Chinese car companies have their own ships"),
    (article, "Experts advise against building overseas warehouses"),
]
NOT_GIVEN = [
    (museum, "The museum was the most visited museum because of its anchor"),
    (article, "Guangdong leads because of its closeness to Hong Kong"),
    (article, "广东领先是因为靠近香港"),
    (article, "Alibaba runs the cross-border platform in Suzhou"),
    (article, "La plataforma de Suzhou es de Alibaba"),
    (article, "Samsung supplies the display panels"),
    (article, "The blades are bound for Brazil"),
    (article, "As 36 pás seguem para o Nordeste brasileiro"),
    (article, "叶片将运往巴西"),
    (article, "The train crossed Germany"),
    (article, "班列途中经过了哈萨克斯坦"),
    (article, "Guangdong perderá el liderazgo en pocos años, según Jiang Zhao"),
]
AROUND = [
    (article, "BYD's ship arrived in South America", SUPPORTED),
    (article, "The Changzhou arrived in South America", SUPPORTED),
    (article, "比亚迪的船到达南美", SUPPORTED),
    (article, "El barco de BYD llegó a Sudamérica", SUPPORTED),
    (article, "O navio da BYD chegou à América do Sul", SUPPORTED),
    (article, "Корабль BYD прибыл в Южную Америку", SUPPORTED),
    (article, "The cross-border platform was built in Jiangsu", SUPPORTED),
    (article, "BYD's ship arrived in Africa", CONTRADICTED),
    (article, "The freight train arrived in Asia", CONTRADICTED),
    (article, "The BYD carrier arrived at a port in Chile", CONTRADICTED),
]
LOWS = [
    (article, "Daily visits by foreign traders to Yiwu dropped to a ten-year low", CONTRADICTED),
    (article, "来义乌的外商日均人数跌到了十年最低", CONTRADICTED),
    (article, "Иностранных закупщиков в Иу стало меньше всего за десять лет", CONTRADICTED),
    (article, "Los comerciantes extranjeros en Yiwu cayeron al mínimo de diez años", CONTRADICTED),
    (
        article,
        "Os compradores estrangeiros em Yiwu caíram ao nível mais baixo em dez anos",
        CONTRADICTED,
    ),
    (article, "Foreign merchants in Yiwu fell to their lowest number in twenty years", OPEN),
    (article, "义乌日均外商数创十年新高", SUPPORTED),
]
MEMBERS = [
    (article, "七个省市里包括四川和河南", CONTRADICTED),
    (article, "В семёрку ведущих регионов входит Сычуань", CONTRADICTED),
    (article, "The seven provinces include Sichuan", CONTRADICTED),
    (article, "Sichuan is one of the seven provinces", CONTRADICTED),
    (article, "Las siete provincias incluyen Sichuan", CONTRADICTED),
    (article, "As sete províncias incluem Sichuan", CONTRADICTED),
    (article, "七省市包括福建", SUPPORTED),
    (article, "The seven provinces do not include Fujian", CONTRADICTED),
    (article, "The seven provinces trade with Sichuan", OPEN),
    (article, "Sichuan follows the seven provinces", OPEN),
]
LASTING = [
    (article, "Вот уже сорок лет Гуандун держит первое место по внешней торговле", SUPPORTED),
    (
        article,
        "Hace cuatro décadas que Guangdong encabeza el comercio exterior del país",
        SUPPORTED,
    ),
    (article, "那艘船拉了不下五千辆车", SUPPORTED),
    (article, "The freight train arrived in Poland", SUPPORTED),
]
WITHOUT_A_FIELD = [
    (article, "Nobody likes Guangdong more", OPEN),
    (article, "广东全国第一", OPEN),
    (article, "Guangdong is the number one province in foreign trade", SUPPORTED),
    (article, "No province trades more than Guangdong", SUPPORTED),
]
VERDICTS = [
    *WITHOUT_A_FIELD,
    *LOWS,
    *MEMBERS,
    *LASTING,
    *ROUGHLY,
    *EXACTLY,
    *OF_ANOTHER_TIME,
    *((article, statement, CONTRADICTED) for statement in GOING_ON),
    *((engine, statement, OPEN) for engine, statement in [*OF_ANOTHER_PART, *UNDONE, *NOT_GIVEN]),
    *AROUND,
]


@pytest.mark.parametrize(("engine", "statement", "verdict"), VERDICTS)
def test_the_verdict_on_a_changed_slot(engine, statement, verdict):
    assert engine().answer(statement, claim=True).status == verdict
