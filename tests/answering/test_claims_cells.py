"""Statements about cells of tables, and figures with their digits mistaken."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.checked import Decided
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.readers.formats import read_bytes
from tests.tables import table

REPORT = """\
# Annual report

## Income

In millions of euros:

| Item | 2023 | 2024 |
|---|---|---|
| Ticket sales | 4.1 | 5.2 |
| Shop sales | 1.3 | 1.2 |
| Visitors from abroad (%) | 31 | 35 |

## Trade

The port of Holm handled goods worth 869.07 billion euros, and its total was 9.49 million tons.
"""
CASES = [
    ("supported", "Ticket sales were 5.2 million euros in 2024"),
    ("supported", "Visitors from abroad were 35% in 2024"),
    ("contradicted", "Ticket sales were 4.1 million euros in 2024"),
    ("contradicted", "Ticket sales were 5.2 million dollars in 2024"),
    ("not_in_document", "Ticket sales were 5.2 million euros"),
    ("not_in_document", "Book sales were 5.2 million euros in 2024"),
    ("not_in_document", "Online ticket sales were 5.2 million euros in 2024"),
    ("not_in_document", "Ticket sales were not 5.2 million euros in 2024"),
    ("not_in_document", "Ticket sales were 5.2 million euros in the first half of 2024"),
    ("supported", "Shop sales fell from 2023 to 2024"),
    ("contradicted", "Shop sales rose from 2023 to 2024"),
    ("supported", "Ticket sales were higher in 2024 than in 2023"),
    ("contradicted", "Ticket sales were lower in 2024 than in 2023"),
]
SLIPS = [
    ("contradicted", "holm port: 869.07 million euros of goods"),
    ("contradicted", "the port of holm did 9.94 million tons"),
    ("not_in_document", "the port of holm did 7.31 million tons"),
    ("not_in_document", "the airport of Berg did 9.94 million tons"),
]


STATES = """\
State,Drivers involved in fatal collisions per billion miles,Car insurance premium ($)
Louisiana,20.5,1281.55
Maryland,12.5,1048.78
Ohio,14.1,697.73
Texas,19.4,1004.75
Utah,11.3,809.38
"""
COMPARED = [
    ("supported", "The car insurance premium is higher in Louisiana than in Maryland"),
    ("contradicted", "The car insurance premium is lower in Louisiana than in Maryland"),
    ("contradicted", "Ohio's car insurance premium is higher than Utah's"),
    ("supported", "Utah's car insurance premium is higher than Ohio's"),
    ("not_in_document", "The house insurance premium is higher in Louisiana than in Maryland"),
    ("not_in_document", "The car insurance premium is higher in Louisiana than in Nevada"),
    ("not_in_document", "The car insurance premium is not higher in Louisiana than in Maryland"),
]


FLEET = """\
# Fleet report 2024

## Ships

| Ship | Crew | Length (m) | Revenue ($ million), 2023 | Revenue ($ million), 2024 | Crossing (hours) |
|---|---|---|---|---|---|
| Heron | 40 | 120 | 5.2 | 6.4 | 3 |
| Crane | 25 | 95 | 4.1 | 3.9 | 2.5 |
| Osprey | 25 | 110 | 2.0 | 2.0 | 4 |

## Passengers by line

| Line | 2022 | 2023 | 2024 |
|---|---|---|---|
| North line | 1,200 | 1,500 | 1,500 |
| South line | 900 | 870 | 1,305 |
| Share of women (%) | 41 | 43 | 40 |
"""
# A statement, the verdict, what decides, and the positions of the rows that are cited.
OF_FLEET = [
    ("Revenue of the Heron was 6.4 million dollars in 2024", "supported", "6.4 million dollars → 6.4", (1,)),
    ("The Heron's revenue was 6.4 million dollars in 2024", "supported", "6.4 million dollars → 6.4", (1,)),
    ("The Heron's revenue was 5.2 million dollars in 2024", "contradicted", "5.2 million dollars → 6.4", (1,)),
    ("The Heron's revenue was over 6 million dollars in 2024", "supported", "over 6 million dollars → 6.4", (1,)),
    ("The Heron's revenue was about 6 million dollars in 2024", "supported", "about 6 million dollars → 6.4", (1,)),
    ("Heron revenue 2024: 6.4 million euros", "contradicted", "6.4 million euros → 6.4", (1,)),
    ("Revenue of the Heron was 6.4 million dollars", "not_in_document", "", ()),
    ("Revenue of the Swan was 6.4 million dollars in 2024", "not_in_document", "", ()),
    ("The crew of the Heron is 40", "supported", "40 → 40", (1,)),
    ("The Heron has a crew of 40", "supported", "40 → 40", (1,)),
    ("The Heron has a crew of 25", "contradicted", "25 → 40", (1,)),
    ("The crew of the Crane is 25", "supported", "25 → 25", (2,)),
    ("The crew of the Crane is not 25", "not_in_document", "", ()),
    ("The crew of the Crane may be 25", "not_in_document", "", ()),
    ("The length of the Osprey is 110 m", "not_in_document", "", ()),
    ("The length of the Osprey is 120 m", "not_in_document", "", ()),
    ("The length of the Osprey is 110 feet", "not_in_document", "", ()),
    ("The Heron's crossing takes 3 hours", "supported", "3 hours → 3", (1,)),
    ("The crossing of the Heron is 180 minutes", "supported", "180 minutes → 3", (1,)),
    ("The crossing of the Crane is 3 hours", "contradicted", "3 hours → 2.5", (2,)),
    ("North line passengers were 1,500 in 2024", "supported", "1,500 → 1,500", (5,)),
    ("North line passengers were 1,200 in 2024", "contradicted", "1,200 → 1,500", (5,)),
    ("Passengers of the north line were 1,500 in 2023", "supported", "1,500 → 1,500", (5,)),
    ("Passengers of the South line were 1,305 in 2024", "supported", "1,305 → 1,305", (6,)),
    ("Passengers of the South line were 1.3 thousand in 2024", "supported", "1.3 thousand → 1,305", (6,)),
    ("The share of women was 40% in 2024", "supported", "40% → 40", (7,)),
    ("The share of women was 41% in 2024", "contradicted", "41% → 40", (7,)),
    ("The share of women was 41% in 2022", "supported", "41% → 41", (7,)),
    ("The share of men was 40% in 2024", "not_in_document", "", ()),
    ("Passengers of the South line rose from 2022 to 2024", "supported", "rose → 1,305", (6,)),
    ("Passengers of the South line fell from 2022 to 2023", "supported", "fell → 870", (6,)),
    ("Passengers of the South line rose from 2022 to 2023", "contradicted", "rose → 870", (6,)),
    ("Passengers of the North line rose from 2022 to 2023", "supported", "rose → 1,500", (5,)),
    ("Passengers of the North line rose from 2023 to 2024", "not_in_document", "", ()),
    ("Passengers of the North line fell from 2024 to 2022", "contradicted", "fell → 1,500", (5,)),
    ("Passengers of the South line rose 50% from 2023 to 2024", "supported", "50% → 870 → 1,305", (6,)),
    ("Passengers of the South line rose 40% from 2023 to 2024", "contradicted", "40% → 870 → 1,305", (6,)),
    ("Passengers of the South line fell 50% from 2023 to 2024", "contradicted", "50% → 870 → 1,305", (6,)),
    ("Passengers of the North line rose 25% from 2022 to 2023", "supported", "25% → 1,200 → 1,500", (5,)),
    ("Passengers of the North line rose 25 percentage points from 2022 to 2023", "not_in_document", "", ()),
    ("North line passengers in 2023 were 1.25 times those in 2022", "supported", "1.25 times → 1,200 → 1,500", (5,)),
    ("North line passengers in 2023 were 1.5 times those in 2022", "contradicted", "1.5 times → 1,200 → 1,500", (5,)),
    ("South line passengers were higher in 2024 than in 2022", "supported", "higher → 1,305", (6,)),
    ("South line passengers were higher in 2022 than in 2023", "supported", "higher → 900", (6,)),
    ("South line passengers were lower in 2022 than in 2023", "contradicted", "lower → 900", (6,)),
    ("North line passengers were higher in 2024 than in 2023", "not_in_document", "", ()),
    ("The share of women was lower in 2024 than in 2023", "supported", "lower → 40", (7,)),
    ("The share of women was higher in 2024 than in 2023", "contradicted", "higher → 40", (7,)),
    ("The share of women rose from 2022 to 2023", "supported", "rose → 43", (7,)),
    ("The share of women fell from 2023 to 2024", "supported", "fell → 40", (7,)),
    ("Revenue of the Heron rose from 2023 to 2024", "supported", "rose → 6.4", (1,)),
    ("Revenue of the Crane rose from 2023 to 2024", "contradicted", "rose → 3.9", (2,)),
    ("Revenue of the Osprey rose from 2023 to 2024", "not_in_document", "", ()),
    ("Revenue of the Heron rose 23% from 2023 to 2024", "supported", "23% → 5.2 → 6.4", (1,)),
    ("Revenue of the Crane fell 5% from 2023 to 2024", "not_in_document", "", ()),
    ("Revenue of the Heron did not rise from 2023 to 2024", "not_in_document", "", ()),
    ("The Heron's crew is larger than the Crane's", "supported", "larger → 40 / 25", (1, 2)),
    ("The crew of the Heron is higher than the crew of the Crane", "not_in_document", "", ()),
    ("The Heron's crew is smaller than the Crane's", "contradicted", "smaller → 40 / 25", (1, 2)),
    ("The Crane's crew is larger than the Osprey's", "not_in_document", "", ()),
    ("The Heron's revenue is higher than the Osprey's", "not_in_document", "", ()),
    ("Revenue was higher for the Heron than for the Crane in 2024", "not_in_document", "", ()),
    ("Revenue was lower for the Heron than for the Crane in 2024", "not_in_document", "", ()),
    ("The Heron's revenue was higher than the Crane's in 2024", "supported", "higher → 6.4 / 3.9", (1, 2)),
    ("The Heron's revenue was lower than the Crane's in 2023", "contradicted", "lower → 5.2 / 4.1", (1, 2)),
    ("The Heron's revenue grew faster than the Crane's", "not_in_document", "", ()),
    ("The length of the Heron is longer than the Osprey's", "supported", "longer → 120 / 110", (1, 3)),
    ("The Heron is longer than the Osprey", "not_in_document", "", ()),
    ("The length of the Crane is higher than that of the Osprey", "not_in_document", "", ()),
    ("North line passengers were higher than South line passengers in 2024", "not_in_document", "", ()),
    ("South line passengers were higher than North line passengers in 2024", "not_in_document", "", ()),
    ("North line passengers in 2024 were higher than in 2022", "supported", "higher → 1,500", (5,)),
    ("North line passengers in 2022 were higher than in 2024", "contradicted", "higher → 1,200", (5,)),
    ("Passengers were more on the North line than on the South line in 2022", "not_in_document", "", ()),
    ("The Heron has a crew of 40 and a length of 120 m", "not_in_document", "", ()),
    ("The Heron has a length of 40 m", "not_in_document", "", ()),
    ("The Heron's crew is the largest", "not_in_document", "", ()),
    ("The crew of the Heron was 40 in 2024", "not_in_document", "", ()),
    ("The crew of the Heron was 40 in the first half of 2024", "not_in_document", "", ()),
    ("In 2024 the revenue of the Crane was 3.9 million", "supported", "3.9 million → 3.9", (2,)),
    ("In 2024 the revenue of the Crane was 3.9 million dollars", "supported", "3.9 million dollars → 3.9", (2,)),
    ("In 2024 the revenue of the Crane was 39 million dollars", "contradicted", "39 million dollars → 3.9", (2,)),
    ("The Crane made 3.9 million dollars in revenue in 2024", "supported", "3.9 million dollars → 3.9", (2,)),
    ("The Crane made 4.1 million dollars in revenue in 2023", "supported", "4.1 million dollars → 4.1", (2,)),
    ("The Crane's revenue was 9.3 million dollars in 2024", "contradicted", "9.3 million dollars → 3.9", (2,)),
    ("The South line had 1,305 passengers in 2024", "supported", "1,305 → 1,305", (6,)),
    ("The South line had 1,350 passengers in 2024", "contradicted", "1,350 → 1,305", (6,)),
    ("The South line had 870 passengers in 2023 and 1,305 in 2024", "not_in_document", "", ()),
    ("In 2022 the North line carried 1,200 passengers", "not_in_document", "", ()),
    ("In 2022 the North line carried 1,200 women", "not_in_document", "", ()),
    ("In 2022 the West line carried 1,200 passengers", "not_in_document", "", ()),
    ("Passengers of the North line were 1,500 in May 2024", "not_in_document", "", ()),
    ("Passengers of the North line were about 1,490 in 2024", "supported", "about 1,490 → 1,500", (5,)),
    ("Passengers of the North line were about 1,490 in May 2024", "not_in_document", "", ()),
    ("Passengers of the North line were over 1,400 in 2022", "contradicted", "over 1,400 → 1,200", (5,)),
    ("Passengers of the North line were between 1,000 and 1,600 in 2024", "supported", "1,000 and 1,600 → 1,500", (5,)),
    ("Passengers of the North line were 1,500 euros in 2024", "not_in_document", "", ()),
    ("Passengers of the South line were 43 in 2023", "contradicted", "43 → 870", (6,)),
    ("Passengers of the South line may be 870 in 2023", "not_in_document", "", ()),
    ("Passengers of the South line were 870 in 2021", "not_in_document", "", ()),
    ("The North line were lower from 2022 to 2024", "not_in_document", "", ()),
    ("Passengers of the North line were lower from 2022 to 2024", "not_in_document", "", ()),
    ("Passengers of the North line were higher between 2022 and 2024", "not_in_document", "", ()),
    ("Passengers of the South line were fewer in 2022 than in 2023", "contradicted", "fewer → 900", (6,)),
    ("Passengers of the South line were fewer in 2023 than in 2022", "supported", "fewer → 870", (6,)),
    ("Passengers of the South line were larger in 2024 than in 2022 and 2023", "not_in_document", "", ()),
    ("Passengers of the South line rose in 2024", "supported", "rose → 870 → 1,305", (6,)),
    ("Passengers of the South line rose and fell from 2022 to 2024", "not_in_document", "", ()),
    ("Passengers of the South line may rise from 2022 to 2024", "not_in_document", "", ()),
    ("Passengers of the South line rose 45% from 2022 to 2024", "supported", "45% → 900 → 1,305", (6,)),
    ("Passengers of the South line rose 44% from 2022 to 2024", "contradicted", "44% → 900 → 1,305", (6,)),
    ("Passengers of the South line rose over 40% from 2022 to 2024", "supported", "over 40% → 900 → 1,305", (6,)),
    ("Passengers of the South line fell 3.3% from 2022 to 2023", "supported", "3.3% → 900 → 870", (6,)),
    ("Passengers of the South line doubled from 2022 to 2024", "contradicted", "doubled → 900 → 1,305", (6,)),
    ("Passengers of the South line rose by 405 from 2022 to 2024", "not_in_document", "", ()),
    ("Passengers of the South line were 45% higher in 2024 than in 2022", "not_in_document", "", ()),
    ("South line passengers in 2024 were 1.5 times those in 2023", "supported", "1.5 times → 870 → 1,305", (6,)),
    ("South line passengers in 2023 were 1.5 times those in 2024", "contradicted", "1.5 times → 870 → 1,305", (6,)),
    ("South line passengers in 2024 were twice those in 2023", "contradicted", "twice → 870 → 1,305", (6,)),
    ("The share of women rose 2 percentage points from 2022 to 2023", "not_in_document", "", ()),
    ("The share of women rose 4.9% from 2022 to 2023", "supported", "4.9% → 41 → 43", (7,)),
    ("The share of women rose 12% from 2022 to 2023", "contradicted", "12% → 41 → 43", (7,)),
    ("The share of women was lower between 2022 and 2024", "not_in_document", "", ()),
    ("The revenue of the Osprey was at least 2 million dollars in 2023", "supported", "at least 2 million dollars → 2.0", (3,)),
    ("The revenue of the Osprey was 2 million dollars in 2025", "not_in_document", "", ()),
    ("The revenue of the Osprey was 2 million dollars in the second half of 2024", "not_in_document", "", ()),
    ("The revenue of the Osprey was over 2 million dollars in 2024", "contradicted", "over 2 million dollars → 2.0", (3,)),
    ("The revenue of the Osprey rose 1% from 2023 to 2024", "not_in_document", "", ()),
    ("The revenue of the Heron was 64 in 2024", "not_in_document", "", ()),
    ("The revenue of the Heron was 6.4 in 2024", "not_in_document", "", ()),
    ("The revenue of the Heron was 6.4 dollars in 2024", "contradicted", "6.4 dollars → 6.4", (1,)),
    ("The revenue of the Heron was 6.4% in 2024", "not_in_document", "", ()),
    ("The revenue of the Heron rose 23.1% from 2023 to 2024", "supported", "23.1% → 5.2 → 6.4", (1,)),
    ("The revenue of the Heron fell 23.1% from 2023 to 2024", "contradicted", "23.1% → 5.2 → 6.4", (1,)),
    ("The revenue of the Heron was 1.23 times as high in 2024 as in 2023", "not_in_document", "", ()),
    ("The revenue of the Crane fell 4.9% from 2023 to 2024", "supported", "4.9% → 4.1 → 3.9", (2,)),
    ("The crew of the Heron in the fleet is 40", "supported", "40 → 40", (1,)),
    ("The crew of the Heron is 40 euros", "not_in_document", "", ()),
    ("The crew of the Heron is over 40", "contradicted", "over 40 → 40", (1,)),
    ("The Heron has a crew of over 25", "supported", "over 25 → 40", (1,)),
    ("The Osprey has a crew of under 30", "supported", "under 30 → 25", (3,)),
    ("The length of the Heron is 0.12 km", "not_in_document", "", ()),
    ("The Crane's crossing is 150 minutes", "supported", "150 minutes → 2.5", (2,)),
    ("The crossing of the Osprey is 4 days", "contradicted", "4 days → 4", (3,)),
    ("The Heron's crew is larger than the Crane's length", "not_in_document", "", ()),
    ("The Heron's crew is larger than the Swan's", "not_in_document", "", ()),
    ("The Osprey's revenue was lower than the Crane's in 2023", "supported", "lower → 2.0 / 4.1", (3, 2)),
    ("The Heron's revenue was higher than the Crane's in 2025", "not_in_document", "", ()),
    ("The Heron's revenue was not higher than the Crane's in 2024", "not_in_document", "", ()),
    ("The Heron's revenue was higher in 2024 than the Crane's in 2023", "not_in_document", "", ()),
    ("The Crane's revenue was larger than the Heron's in 2024", "contradicted", "larger → 3.9 / 6.4", (2, 1)),
]  # fmt: skip


@lru_cache(1)
def fleet() -> Asker:
    return Asker(Corpus(read_bytes(FLEET.encode(), "fleet.md"), "en"))


@table(("claim", "verdict", "decided", "rows"), OF_FLEET)
def test_what_the_rows_of_tables_decide(claim, verdict, decided, rows):
    found = check(claim, "en", fleet())
    told = f"{found.decided.stated} → {found.decided.found}" if found.decided else ""
    cited = found.evidence if found.verdict != "not_in_document" else ()
    assert (found.verdict, told, cited) == (verdict, decided, rows)


@lru_cache(1)
def states() -> Asker:
    return Asker(Corpus(read_bytes(STATES.encode(), "states.csv"), "en"))


@table(("verdict", "claim"), COMPARED)
def test_two_cells_decide_a_comparison(verdict, claim):
    assert check(claim, "en", states()).verdict == verdict


@lru_cache(1)
def asker() -> Asker:
    return Asker(Corpus(read_bytes(REPORT.encode(), "report.md"), "en"))


@pytest.mark.parametrize(("verdict", "claim"), [*CASES, *SLIPS])
def test_cells_and_slips_decide(verdict, claim):
    assert check(claim, "en", asker()).verdict == verdict


def test_a_cell_is_cited_by_its_row():
    found = check("Ticket sales were 4.1 million euros in 2024", "en", asker())
    assert found.decided == Decided("figure", "4.1 million euros", "5.2")
    sentence = asker().corpus.document.sentences[found.evidence[0]]
    assert sentence.text.startswith("Ticket sales")
    assert found.figure is not None
    assert sentence.text[found.figure.start : found.figure.end] == "5.2"
