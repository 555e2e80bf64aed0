"""The words of a statement that neither a sentence nor what stands around it accounts for."""

from bot.answering.claims.aligning import align
from bot.answering.claims.around import Around
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.leftovers import leftovers
from tests.tables import table

NAMES = frozenset({"oslo", "bergen", "alaska"})


def left(claim: str, sentence: str, around: Around, language: str = "en") -> str:
    said, printed = (read_statement(text, language, NAMES) for text in (claim, sentence))
    found = leftovers(said, printed, align(said, printed, around.known), around)
    return " · ".join(found)


def surroundings(told: str) -> Around:
    """Return what "heading=tea,green known=meeting" tells; of phrases those parted by "/"."""
    keys = dict(part.split("=") for part in told.split())
    found = {name: frozenset(value.split(",")) for name, value in keys.items()}
    if "dates" in keys:
        return Around(dates=(keys["dates"],))
    if "phrases" in keys:
        return Around(phrases=tuple(frozenset(p.split(",")) for p in keys["phrases"].split("/")))
    return Around(**found)


# A statement, a sentence, what stands around it, and what is left.
LEFT = [
    ("In this report, sales rose", "Sales rose.", "", ""),
    ("Sales rose in this report", "Sales rose.", "", ""),
    ("Sales rose in this meeting", "Sales rose.", "", ""),
    ("Sales rose in this meeting", "Sales rose.", "known=meeting", ""),
    ("Sales rose in this meeting", "Sales rose.", "known=meeting title=meeting", ""),
    ("Sales rose in this old meeting", "Sales rose.", "", "old · meeting"),
    ("Sales rose in this meeting hall", "Sales rose.", "", "meeting · hall"),
    ("Sales rose in the meeting", "Sales rose.", "", "meeting"),
    ("Sales rose at this Oslo", "Sales rose.", "", "Oslo"),
    ("This meeting closed", "It closed.", "", "meeting"),
    ("In this, sales of the meeting rose", "Sales rose.", "", "meeting"),
    ("This sales rose in the meeting", "Sales rose.", "", "meeting"),
    ("Sales of this rose in meeting", "Sales rose.", "", "meeting"),
    ("At this meeting sales rose", "Sales rose.", "", "meeting"),
    ("The report says sales rose", "Sales rose.", "", ""),
    ("Sales of the report rose", "Sales rose.", "", "report"),
    ("Sales kept rising", "Sales rose.", "", ""),
    ("Sales kept on rising", "Sales rose.", "", "kept"),
    ("Sales kept 5% rising", "Sales rose by 5%.", "", "kept"),
    ("Sales stopped rising", "Sales rose.", "", "stopped"),
    ("Kept rising", "Sales rose.", "", ""),
    ("Sales kept", "Sales rose.", "", "kept"),
    ("The number of visitors was 5,000", "Visitors: 5,000.", "", ""),
    ("The number of visitors rose", "Visitors rose.", "", "number"),
    ("The value of version 2.1.3", "Version 2.1.3.", "", "value"),
    ("The number visitors was 5,000", "Visitors: 5,000.", "", "number"),
    ("The project lasted 18 months", "The project: 18 months.", "", ""),
    ("The project lasted", "The project.", "", "lasted"),
    ("The project lasted well", "The project went well.", "", "lasted"),
    ("The project took 5 euros", "The project: 5 euros.", "", "took"),
    ("The plant handled 17 parcels a month", "The plant handled 17 parcels a day.", "", "month"),
    ("The plant handled 17 parcels per month", "The plant handled 17 parcels per day.", "", ""),
    ("The plant handled 17 parcels per month", "The plant handled 17 parcels.", "", "month"),
    ("The plant handled parcels per month", "The plant handled 17 parcels per day.", "", "month"),
    ("The plant handled 17 parcels and 5 letters per month", "The plant handled 17 parcels and 5 letters per day.", "", ""),
    ("Sales rose in 2023", "Sales rose.", "dates=2023", ""),
    ("Sales rose in 2023", "Sales rose.", "dates=2022", "2023"),
    ("Sales rose in 2023", "Sales rose in May.", "dates=2023", ""),
    ("Sales rose in May 2023", "Sales rose.", "dates=2023", "May 2023"),
    ("Version 2.1.3 fixed it", "It fixed it.", "codes=2.1.3 heading=version", ""),
    ("Version 2.1.4 fixed it", "It fixed it.", "codes=2.1.3 heading=version", "2.1.4"),
    ("Sales of tea rose", "Sales rose.", "heading=tea", ""),
    ("Sales of tea rose", "Sales rose.", "title=tea", "tea"),
    ("Sales of tea rose", "Its sales rose.", "title=tea", ""),
    ("Sales of tea rose", "Its sales rose.", "opening=tea", ""),
    ("Sales of tea rose", "Its sales rose.", "phrases=tea", "tea"),
    ("Sales of tea rose", "Its sales rose.", "phrases=tea,sale/milk", ""),
    ("Sales of tea rose", "Its sales rose.", "phrases=tea/sale", "tea"),
    ("Tea sales rose", "Sales rose.", "heading=tea", ""),
    ("Tea sales rose", "Strong sales rose.", "heading=tea", "Tea"),
    ("Strong tea sales rose", "Strong sales rose.", "heading=tea", "tea"),
    ("Sales rose and tea fell", "Sales rose and it fell.", "heading=tea", "tea"),
    ("Sales rose strong in tea", "Sales rose.", "heading=tea", "strong"),
    ("Sales rose in green tea", "Sales rose.", "heading=tea", "green"),
    ("Sales rose in green tea", "Sales rose.", "heading=tea,green", ""),
    ("Sales rose for tea", "Sales rose.", "heading=tea", "tea"),
    ("Oslo sales rose", "Sales rose.", "subject=oslo", ""),
    ("Oslo's sales rose", "Sales rose.", "subject=oslo", ""),
    ("Oslo's sales rose", "Sales rose in Bergen.", "subject=oslo", "Oslo's"),
    ("Bergen's sales rose", "Sales rose.", "subject=oslo", "Bergen's"),
    ("Oslo ranks first in Alaska", "It ranks first.", "opening=oslo title=alaska", ""),
    ("Tea, the old report rose", "It rose.", "heading=tea", "old · report"),
    ("Sales fell to 5% of tea", "Sales rose to 5%.", "heading=tea", ""),
]  # fmt: skip


@table(("claim", "sentence", "around", "expected"), LEFT)
def test_what_is_left_of_a_statement(claim, sentence, around, expected):
    assert left(claim, sentence, surroundings(around)) == expected


CHINESE = [
    ("上海贸易增长", "上海的贸易增长。", ""),
    ("上海贸易", "海上贸易", "上 · 海"),
    ("上海", "海边上有船", "上 · 海"),
    ("海", "上海", ""),
    ("港口大", "大港口", "大"),
]


@table(("claim", "sentence", "expected"), CHINESE)
def test_characters_that_match_away_from_those_beside_them(claim, sentence, expected):
    assert left(claim, sentence, Around(), "zh") == expected


def test_of_more_figures_than_are_looked_at_the_rest_is_left():
    text = ", ".join(f"{number}.5%" for number in range(20, 33))
    assert left(text, text, Around()) == "…"
