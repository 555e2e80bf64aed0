"""Plans: what an operation makes of a few facts, with its operands in the order of the formula."""

import pytest

from bot.computing.result import Result
from bot.entry.computable import Planner
from bot.entry.computed import spelled
from tests import bundled, lowland

FACTS = ["exports", "exports-growth", "coast-exports", "north-exports", "south-exports"]


def plans(name, ids, question="?"):
    facts = [lowland.lowland().by_id[one] for one in ids]
    planner = Planner(lowland.lowland())
    return [
        (
            [fact.id for fact in plan.facts],
            spelled(plan.outcome, "en")
            if isinstance(plan.outcome, Result)
            else [fact.id for fact in plan.outcome.facts],
        )
        for plan in planner.plans(name, facts, lowland.read(question))
    ]


@pytest.mark.parametrize(
    ("name", "ids", "made"),
    [
        ("share", ["north-exports", "exports"], [
            (["north-exports", "exports"], "12 million euros ÷ 40 million euros ≈ 30%")]),
        ("rest", ["timber-share"], [(["timber-share"], "100% − 30% = 70%")]),
        ("sum", ["north-exports", "south-exports"], [
            (["north-exports", "south-exports"],
             "12 million euros + 8 million euros = 20 million euros")]),
        ("difference", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"],
             "12 million euros − 8 million euros = 4 million euros")]),
        ("ratio", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"], "12 million euros ÷ 8 million euros ≈ 1.5")]),
        ("prior", ["north-growth", "north-exports"], [
            (["north-exports", "north-growth"], "12 million euros ÷ (1 + 20%) ≈ 10 million euros")]),
        ("increase", ["north-exports", "north-growth"], [
            (["north-exports", "north-growth"],
             "12 million euros − 12 million euros ÷ (1 + 20%) ≈ 2 million euros")]),
        ("projection", ["north-exports", "north-growth"], [
            (["north-exports", "north-growth"], "12 million euros × (1 + 20%) ≈ 14.4 million euros")]),
        ("per_period", ["ferries", "build-days"], [
            (["ferries", "build-days"], "6 ferries ÷ 14 days ≈ 0.4286")]),
        ("average", ["coast-exports"], [
            (["coast-exports"], "20 million euros ÷ 2 ≈ 10 million euros")]),
        ("remaining", ["exports", "north-exports"], [
            (["exports", "north-exports"],
             "40 million euros − 12 million euros = 28 million euros")]),
        ("larger", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"], ["north-exports"])]),
        ("order", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"], ["north-exports", "south-exports"])]),
    ],
)  # fmt: skip
def test_what_an_operation_makes(name, ids, made):
    assert plans(name, ids) == made


@pytest.mark.parametrize(
    ("name", "ids", "question", "made"),
    [
        ("projection", ["north-exports", "north-growth"], "if Northshire's exports grow by 5%?",
         [(["north-exports"], "12 million euros × (1 + 5%) ≈ 12.6 million euros")]),
        ("per_period", ["north-exports"], "a month?",
         [(["north-exports"], "12 million euros ÷ 12 ≈ 1 million euros")]),
        ("per_period", ["north-exports"], "on the whole?", []),
        ("convert", ["north-exports"], "in dollars, at 1.1 dollars to the euro?",
         [(["north-exports"], "12 million euros × 1.1 ≈ 13.2 million US dollars")]),
        ("convert", ["north-exports"], "in dollars?", []),
    ],
)  # fmt: skip
def test_numbers_of_the_question(name, ids, question, made):
    assert plans(name, ids, question) == made


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("sum", ["north-exports", "ferries"]),  # kinds that can't be added
        ("difference", ["north-growth", "north-exports"]),
        ("prior", ["north-exports", "south-growth"]),  # another's growth
        ("increase", ["exports", "north-growth"]),
        ("share", ["south-growth", "north-growth"]),  # a share of percentages
        ("larger", ["north-growth", "north-exports"]),
        ("order", ["ferries", "north-exports"]),
    ],
)
def test_what_does_not_go_together(name, ids):
    assert plans(name, ids) == []


def test_parts_and_wholes_of_three():
    shares = [made for facts, made in plans("share", FACTS) if len(facts) == 3]
    assert "(12 million euros + 8 million euros) ÷ 40 million euros ≈ 50%" in shares
    left = [made for facts, made in plans("remaining", FACTS) if len(facts) == 3]
    assert "40 million euros − 12 million euros − 8 million euros = 20 million euros" in left


@pytest.mark.parametrize(
    ("name", "period"), [("prior", "2023"), ("increase", "2024"), ("projection", "2025")]
)
def test_of_which_year_it_is(name, period):
    facts = [lowland.lowland().by_id[one] for one in ("north-exports", "north-growth")]
    planner = Planner(lowland.lowland())
    [plan] = planner.plans(name, facts, lowland.read("?"))
    assert plan.outcome.period == period


def test_what_each_of_a_group_exceeds_is_added_up_and_nothing_else():
    """Guangdong's trade with each of three partners exceeds a trillion."""
    facts = [
        bundled.library().by_id[one] for one in ("guangdong-three-partners", "guangdong-trade")
    ]
    planner = Planner(bundled.library())
    reading = bundled.library().concepts.reader.read("?")
    made = {name: list(planner.plans(name, facts, reading)) for name in ("sum", "share", "larger")}
    assert {name: len(found) for name, found in made.items()} == {"sum": 1, "share": 0, "larger": 0}
    assert made["sum"][0].outcome.shown == 3_000_000_000_000
    assert made["sum"][0].outcome.qualifier == "at least"
