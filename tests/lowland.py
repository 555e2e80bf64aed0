"""A library of one page that tests read at a glance: an invented country, its regions, its exports."""

from functools import cache

from bot.entry.library_engine import Engine
from facts.library import About, Library
from facts.table import load_facts
from facts.vocabulary import Vocabulary
from index.split import parse

TEXT = """Trade of Lowland in 2024
In 2024, Lowland exported 40 million euros of goods, an increase of 5% over the year before. Lowland imported 25 million euros of goods.
The regions
Northshire exported 12 million euros, up 20%. Southshire exported 8 million euros, up 4%. Northshire's exports to the Union reached over 3 million euros, and those to Marland 2 million euros. The coastal regions exported 20 million euros. Northshire ranked first in exports. Timber accounted for 30% of the exports of Southshire.
The shipyard
The shipyard built 6 ferries in 14 days. The largest ferry is called "Blue Heron". "A good harbour is patient," said Ada Finch, the harbour master. Painters worked at night because the paint dries slowly in the rain.
"""
VOCABULARY = {
    "default_subject": "lowland",
    "default_period": "2024",
    "concept": {
        "lowland": {"type": "region", "en": "Lowland", "zh": "低地国"},
        "north": {"type": "region", "en": "Northshire", "zh": "北郡", "in": "lowland"},
        "south": {"type": "region", "en": "Southshire", "zh": "南郡", "in": "lowland"},
        "coast": {
            "type": "group",
            "en": "the coastal regions",
            "zh": "沿海各郡",
            "in": "lowland",
            "members": ["north", "south"],
        },
        "union": {"type": "bloc", "en": "the Union", "zh": "联盟"},
        "marland": {"type": "bloc", "en": "Marland", "zh": "马兰"},
        "yard": {"type": "organisation", "en": "the shipyard", "zh": "船厂"},
        "finch": {"type": "person", "en": "Ada Finch", "zh": "Ada Finch"},
        "export": {"type": "activity", "en": "exports", "zh": "出口"},
        "import": {"type": "activity", "en": "imports", "zh": "进口"},
        "timber": {"type": "product", "en": "timber", "zh": "木材"},
        "ferry": {"type": "product", "en": "ferries", "zh": "渡轮"},
        "build": {"type": "thing", "en": "building", "zh": "建造"},
        "harbour": {"type": "thing", "en": "harbour", "zh": "港口"},
        "paint": {"type": "thing", "en": "paint", "zh": "油漆"},
    },
    "measure": {
        "exports": {"en": "exports", "zh": "出口额", "needs": ["export"], "subject": "needed"},
        "imports": {"en": "imports", "zh": "进口额", "needs": ["import"], "subject": "needed"},
        "timber": {"en": "timber", "zh": "木材", "needs": ["timber"], "may": ["export"]},
        "ferries": {"en": "ferries built", "zh": "建造渡轮", "needs": ["ferry"], "may": ["build"]},
        "build-time": {"en": "time to build", "zh": "建造时间", "needs": ["ferry|yard"], "may": ["build"]},
        "rank": {"en": "rank", "zh": "排名", "needs": ["export"], "subject": "needed"},
    },
    "unit": {"ferries": "ferry"},
}  # fmt: skip
WORDS = {
    "en": """
lowland: Lowland; the country
north: Northshire
south: Southshire
coast: the coastal regions; coastal regions; coast
union: the Union; Union
marland: Marland
yard: the shipyard; shipyard
finch: Ada Finch; Finch; the harbour master; harbour master
export: exports; exported; export
import: imports; imported; import
timber: timber; wood
ferry: ferries; ferry
build: build; built; building
harbour: harbour
paint: paint; painters
""",
    "zh": """
lowland: 低地国
north: 北郡
south: 南郡
union: 联盟
marland: 马兰
yard: 船厂
export: 出口; 出口额
import: 进口; 进口额
timber: 木材
ferry: 渡轮
""",
}
ROWS = [
    {"id": "exports", "subject": "lowland", "measure": "exports", "kind": "level",
     "value": "40 million", "unit": "EUR", "text": "40 million euros",
     "quote": "Lowland exported 40 million euros of goods"},
    {"id": "exports-growth", "subject": "lowland", "measure": "exports", "kind": "growth",
     "value": "5", "unit": "%", "text": "5%", "quote": "an increase of 5% over the year before"},
    {"id": "imports", "subject": "lowland", "measure": "imports", "kind": "level",
     "value": "25 million", "unit": "EUR", "text": "25 million euros",
     "quote": "Lowland imported 25 million euros of goods"},
    {"id": "north-exports", "subject": "north", "measure": "exports", "kind": "level",
     "value": "12 million", "unit": "EUR", "text": "12 million euros",
     "quote": "Northshire exported 12 million euros"},
    {"id": "north-growth", "subject": "north", "measure": "exports", "kind": "growth",
     "value": "20", "unit": "%", "text": "up 20%",
     "quote": "Northshire exported 12 million euros, up 20%"},
    {"id": "south-exports", "subject": "south", "measure": "exports", "kind": "level",
     "value": "8 million", "unit": "EUR", "text": "8 million euros",
     "quote": "Southshire exported 8 million euros"},
    {"id": "south-growth", "subject": "south", "measure": "exports", "kind": "growth",
     "value": "4", "unit": "%", "text": "up 4%",
     "quote": "Southshire exported 8 million euros, up 4%"},
    {"id": "north-union", "subject": "north", "measure": "exports", "partner": "union",
     "kind": "level", "value": "3 million", "unit": "EUR", "text": "over 3 million euros",
     "quote": "Northshire's exports to the Union reached over 3 million euros"},
    {"id": "north-marland", "subject": "north", "measure": "exports", "partner": "marland",
     "kind": "level", "value": "2 million", "unit": "EUR", "text": "2 million euros",
     "quote": "and those to Marland 2 million euros"},
    {"id": "coast-exports", "subject": "coast", "measure": "exports", "kind": "level",
     "value": "20 million", "unit": "EUR", "text": "20 million euros",
     "quote": "The coastal regions exported 20 million euros."},
    {"id": "north-rank", "subject": "north", "measure": "rank", "kind": "rank",
     "text": "ranked first in exports", "quote": "Northshire ranked first in exports.",
     "en": "Northshire's rank in exports: first", "zh": "北郡出口排名：第一"},
    {"id": "timber-share", "subject": "south", "measure": "timber", "kind": "share",
     "value": "30", "unit": "%", "text": "30%",
     "quote": "Timber accounted for 30% of the exports of Southshire."},
    {"id": "ferries", "subject": "yard", "measure": "ferries", "kind": "count",
     "value": "6", "unit": "ferries", "text": "6 ferries",
     "quote": "The shipyard built 6 ferries in 14 days."},
    {"id": "build-days", "subject": "yard", "measure": "build-time", "kind": "duration",
     "value": "14", "unit": "days", "text": "14 days",
     "quote": "The shipyard built 6 ferries in 14 days."},
    {"id": "largest-ferry", "subject": "yard", "kind": "name", "text": "Blue Heron",
     "quote": 'The largest ferry is called "Blue Heron"', "needs": ["ferry", "name|superlative"],
     "en": "The name of the largest ferry", "zh": "最大渡轮的名字"},
    {"id": "master", "subject": "finch", "kind": "person", "text": "Ada Finch",
     "quote": "said Ada Finch, the harbour master", "needs": ["finch|harbour"],
     "en": "The harbour master", "zh": "港务长"},
]  # fmt: skip


@cache
def _vocabulary():
    """Reading the lexicon takes long, and all libraries with the same words share it."""
    return Vocabulary(VOCABULARY, WORDS)


def library_of(rows=ROWS, text=TEXT, vocabulary=VOCABULARY, words=WORDS):
    """A library from values; by default that of Lowland."""
    document = parse(text, id="lowland")
    own = vocabulary is VOCABULARY and words is WORDS
    known = _vocabulary() if own else Vocabulary(vocabulary, words)
    about = About(
        id="lowland",
        title="Trade of Lowland in 2024",
        en="the report",
        zh="报告",
        examples=("What did Lowland export?",),
        examples_zh=("低地国出口多少？",),
    )
    return Library(about, document, known, load_facts(rows, document, known))


@cache
def lowland() -> Library:
    return library_of()


@cache
def engine() -> Engine:
    return Engine(lowland())


def read(text, language=None):
    return lowland().concepts.reader.read(text, language)
