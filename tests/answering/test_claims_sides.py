"""Statements that set two things or two times against one another: how they are taken apart."""

from bot.answering.claims.around import Around
from bot.answering.claims.dated import dated_change, two_dates
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.sides import sides_of
from tests.tables import table

# What is asked of either side, which is said to have more, and the word that says so.
SIDES = [
    ("Oslo is larger than Bergen", ""),
    ("New Oslo is larger than Old Bergen", "New Oslo > Old Bergen New (larger)"),
    ("The port of Oslo is larger than Bergen", "port Oslo > Bergen port (larger)"),
    ("Oslo and Holm have more ships than Bergen", "Oslo Holm ships > Bergen Oslo ships (more)"),
    ("Oslo had more ships in 2020 than in 2019", "Oslo ships 2020 > 2019 Oslo ships (more)"),
    ("Oslo had more ships in 2020 than Bergen in 2019", ""),
    ("Oslo had more ships than Bergen in 2020", ""),
    ("Oslo had fewer ships than Bergen", ""),
    ("Oslo's exports grew faster than Bergen's", "Oslo's exports grew > Bergen's exports grew (faster)"),
    ("Oslo's exports grew more than Bergen's", ""),
    ("Oslo isn't larger than Bergen", ""),
    ("Oslo may be larger than Bergen", ""),
    ("Oslo had 5% more ships than Bergen", ""),
    ("Oslo is larger than Bergen and smaller than Holm", ""),
    ("Oslo had more ships than the old red town", ""),
    ("Oslo had more tea than coffee", ""),
    ("More ships were in Oslo than in Bergen", "ships Oslo > Bergen ships (More)"),
    ("Oslo's exports rose higher than Bergen's", ""),
    ("Oslo had more ships in Holm than in Bergen in 2020", "Oslo ships Holm 2020 > Bergen Oslo ships 2020 (more)"),
    ("Oslo had more ships than Bergen yesterday", ""),
    ("New Oslo City Hall is larger than Bergen Town Old Hall House", ""),
    ("Oslo's port is larger than Bergen's", "Oslo's port > Bergen's port (larger)"),
    ("The population was higher in 2008 than in 2018", "population 2008 > 2018 population (higher)"),
    ("The population was lower in 2008 than in 2018 and 2019", ""),
    ("In 2020 Oslo's port was larger than Bergen's", "2020 Oslo's port > Bergen's 2020 port (larger)"),
    ("Holm City is larger than Bergen Town Old Hall", "Holm City > Bergen Town Old Hall Holm (larger)"),
    ("In Oslo more ships came in 2020 than in May 2019", "Oslo ships came 2020 > May 2019 Oslo ships came (more)"),
    ("Oslo's and Holm's ports are larger than Bergen's", "Oslo's Holm's ports > Bergen's Holm's ports (larger) | Oslo's Holm's ports > Bergen's Oslo's ports (larger)"),
    ("Exports of Oslo grew faster in 2020 than in 2019", "Exports Oslo grew 2020 > 2019 Exports Oslo grew (faster)"),
    ("Exports rose faster in Oslo than in Bergen in 2020", "Exports rose Oslo 2020 > Bergen Exports rose 2020 (faster)"),
    ("Oslo's sales were lower than Bergen's in 2020 in Norway", "Oslo's sales 2020 < Bergen's sales 2020 (lower)"),
    ("Oslo had more ships in Old New Town Holm than in Bergen", "Oslo ships Old New Town Holm > Bergen Oslo ships (more)"),
    ("Imports rose and were higher in Oslo than in Bergen", ""),
    ("Sales were higher than in 2019", ""),
    ("Oslo had more ships than in 2019", ""),
]  # fmt: skip


@table(("statement", "expected"), SIDES)
def test_the_two_sides_of_a_comparison(statement, expected):
    found = " | ".join(
        f"{one.first} {'>' if one.more else '<'} {one.second} ({one.mark})"
        for one in sides_of(read_statement(statement, "en"))
    )
    assert found == expected


YEARS = [
    ("Sales rose from 2019 to 2020", ["2019", "2020"]),
    ("Sales were higher in 2020 than in 2019", ["2020", "2019"]),
    ("Sales rose between 2019 and 2020", ["2019", "2020"]),
    ("Sales rose in 2020", []),
    ("Sales rose before 2020 and 2019", []),
    ("Sales rose in May 2019 and 2020", []),
    ("Sales rose in 2018, 2019 and 2020", []),
    ("Sales rose", []),
    ("Sales rose in FY2019 and FY2020", ["FY2019", "FY2020"]),
    ("Sales rose until 2020 from 2019", []),
    ("Sales rose since 2019 to 2020", ["2019", "2020"]),
    ("Sales rose in 2019/2020", ["2019", "2020"]),
    ("Sales of 2019 and 2020 rose", []),
    ("Sales rose between May 2019 and May 2020", []),
]


@table(("statement", "expected"), YEARS)
def test_the_two_years_of_a_statement(statement, expected):
    assert two_dates(read_statement(statement, "en")) == expected


CHANGES = [
    "The mine produced more ore in 2016 than in 2012",
    "The mine produced less ore in 2016 than in 2012",
    "The mine produced more ore in 2012 than in 2016",
    "The ore that the mine produced rose from 2012 to 2016",
    "The mine produced more ore in 2016 than in 2014",
    "The mine did not produce more ore in 2016 than in 2012",
    "The mine produced more coal in 2016 than in 2012",
    "The mine produced 5% more ore in 2016 than in 2012",
]
# A sentence, and what it says of each of the changes.
DATED = [
    ("The mine produced 848 tons of ore in 2016, up from 537 tons in 2012.", "more:same less:other more:other rose:same - - - -"),
    ("The mine produced 537 tons of ore in 2012 and 848 tons in 2016.", "- - - - - - - -"),
    ("In 2012 the mine produced 537 tons of ore, in 2016 it produced 848 tons.", "- - - - - - - -"),
    ("The mine did not produce 848 tons of ore in 2016, but 537 tons in 2012.", "- - - - - - - -"),
    ("The mine may produce 848 tons of ore in 2016, up from 537 tons in 2012.", "- - - - - - - -"),
    ("The mine produced over 848 tons of ore in 2016, up from 537 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, up from 5370 pounds in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, up from 848 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, and the port 537 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, up from 537 tons in 2012 and 3 tons in 2010.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, up from 5 euros in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, up from 500 to 600 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore in 2016, 2016, up from 537 tons in 2012.", "- - - - - - - -"),
    ("In 2016, the mine produced 848 tons of ore, up from 537 tons in 2012.", "more:same less:other more:other rose:same - - - -"),
    ("In 2016 the mine produced 848 tons of ore, 537 tons in 2012.", "more:same less:other more:other rose:same - - - -"),
    ("The mine produced 537 tons of ore in 2012, rising to 848 tons in 2016.", "more:same less:other more:other rose:same - - - -"),
    ("The mine produced 848 tons of ore in 2016, down from 950 tons in 2012.", "more:other less:same more:same rose:other - - - -"),
    ("The mine produced 848 tons of ore in May 2016, up from 537 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore, up from 537 tons in 2012 and in 2016.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore, 537 tons in 2012.", "- - - - - - - -"),
    ("The mine produced 848 tons of ore, up from 537 tons in 2012, in 2016.", "- - - - - - - -"),
    ("The mine produced 848 tons and 537 tons of ore in 2016, up from 2012.", "- - - - - - - -"),
]  # fmt: skip


@table(("sentence", "expected"), DATED)
def test_what_the_figures_of_two_years_say_of_a_change(sentence, expected):
    around = Around(known=frozenset({"mine", "ore"}))
    read = read_statement(sentence, "en")
    found = [dated_change(read_statement(change, "en"), read, around) for change in CHANGES]
    assert " ".join("-" if one is None else f"{one.stated}:{one.fit}" for one in found) == expected
