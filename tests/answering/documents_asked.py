"""Small documents, and what is answered from them."""

from decimal import Decimal

from bot.answering.engine import open_documents
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from tests.answering.promises import broken

PORT = assemble(
    Content(
        (
            Heading("Harbour Report", 0),
            Heading("Traffic", 1),
            Text(
                "In 2023 the port of Hamburg handled 114.3 million tonnes of cargo. In 2022 it "
                "handled 119.9 million tonnes of cargo. A total of 7,215 ships called at Hamburg "
                "in 2023."
            ),
            Text(
                "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021. It "
                "can store 38,000 containers."
            ),
            Text("Cargo traffic fell because strikes closed the railway for several weeks."),
            Heading("Staff", 1),
            Text("The port authority employs 1,840 people. Training costs rose by 6.5% in 2023."),
            Text("Most apprentices learn to drive cranes. The canteen serves fish on Fridays."),
            Heading("Nature", 1),
            Text(
                "Wind turbines on the eastern pier supply the offices. The water of the basin is "
                "tested every week. Seals rest on the sandbank near the lighthouse."
            ),
        )
    ),
    id="port",
)
CHINESE = assemble(
    Content(
        (
            Heading("港口报告", 0),
            Text(
                "2023年，上海港完成集装箱吞吐量4915.8万标准箱。2022年，上海港完成集装箱吞吐量4730.3万"
                "标准箱。"
            ),
            Text("新码头由市长王敏于2021年5月启用。由于台风影响，货运量下降。"),
            Text("港口共有员工1840人。培训费用增长6.5%。食堂每周五供应鱼。"),
        )
    ),
    id="chinese",
)
MUSEUMS = assemble(
    Content(
        (
            Heading("Museum statistics", 0),
            Text("The museums of the city publish their visitors every year."),
            Grid(
                (
                    ("Museum", "2021", "2022"),
                    ("City Museum", "120,000", "150,300"),
                    ("Naval Museum", "80,500", "91,200"),
                    ("Railway Museum", "45,100", "60,700"),
                ),
                caption="Visitors by museum",
            ),
        )
    ),
    id="museums",
)
SETS = {
    "port": (PORT,),
    "chinese": (CHINESE,),
    "museums": (MUSEUMS,),
    "both": (PORT, MUSEUMS),
}
ENGINES = {name: open_documents(documents) for name, documents in SETS.items()}


def ask(name, message, *context, **given):
    answer = ENGINES[name].answer(message, context, **given)
    assert broken(answer, SETS[name]) == []
    return answer


FIGURES = [  # document, question, the figure as printed, its value, the sentence that says so
    (
        "port",
        "How many ships called at Hamburg in 2023?",
        "7,215",
        7215,
        "A total of 7,215 ships called at Hamburg in 2023.",
    ),
    (
        "port",
        "how much cargo did the port of Hamburg handle in 2023?",
        "114.3 million tonnes",
        114_300_000,
        "In 2023 the port of Hamburg handled 114.3 million tonnes of cargo.",
    ),
    (
        "port",
        "How many people does the port authority employ?",
        "1,840",
        1840,
        "The port authority employs 1,840 people.",
    ),
    (
        "port",
        "How many containers can the terminal store?",
        "38,000",
        38_000,
        "It can store 38,000 containers.",
    ),
    (
        "chinese",
        "2023年上海港集装箱吞吐量是多少？",
        "4915.8万",
        49_158_000,
        "2023年，上海港完成集装箱吞吐量4915.8万标准箱。",
    ),
    (
        "chinese",
        "2023年上海港集裝箱吞吐量是多少？",
        "4915.8万",
        49_158_000,
        "2023年，上海港完成集装箱吞吐量4915.8万标准箱。",
    ),
    ("chinese", "港口有多少员工？", "1840", 1840, "港口共有员工1840人。"),
    ("chinese", "培训费用增长多少？", "6.5%", Decimal("6.5"), "培训费用增长6.5%。"),
    (
        "museums",
        "How many visitors did the Naval Museum have in 2022?",
        "91,200",
        91_200,
        "Naval Museum | 80,500 | 91,200",
    ),
    ("museums", "Naval Museum 2021", "80,500", 80_500, "Naval Museum | 80,500 | 91,200"),
]
QUOTED = [
    (
        "port",
        "Who opened the new container terminal?",
        "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021.",
    ),
    (
        "port",
        "When did Anna Lindqvist open the terminal?",
        "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021.",
    ),
    (
        "port",
        "Why did cargo traffic fall?",
        "Cargo traffic fell because strikes closed the railway for several weeks.",
    ),
    ("port", "Where do seals rest?", "Seals rest on the sandbank near the lighthouse."),
    ("chinese", "谁启用了新码头？", "新码头由市长王敏于2021年5月启用。"),
    ("chinese", "新码头什么时候启用？", "新码头由市长王敏于2021年5月启用。"),
    ("chinese", "货运量为什么下降？", "由于台风影响，货运量下降。"),
]
ABSENT = [
    ("port", "How many ships called at Hamburg in 2019?", ("2019",)),
    ("port", "How many ships called at Rotterdam in 2023?", ("Rotterdam",)),
    ("port", "How many unicorns sleep?", ()),
    ("port", "What is the capital of Mongolia?", ("Mongolia",)),
    ("chinese", "2019年上海港集装箱吞吐量是多少？", ("2019",)),
    ("museums", "How many visitors did the Naval Museum have in 2015?", ("2015",)),
    ("museums", "How many visitors did the Opera Museum have in 2022?", ("Opera",)),
]
