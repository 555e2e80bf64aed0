"""Plans: what an operation makes of a few facts, with its operands in the order of the formula."""

import pytest

from bot.computing.result import Result
from bot.entry.computed import spelled
from bot.entry.planner.planner import Planner
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
        ("smaller", ["south-exports", "north-exports"], [
            (["south-exports", "north-exports"], ["south-exports"])]),
        ("order", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"], ["north-exports", "south-exports"])]),
        ("ascending", ["south-exports", "north-exports"], [
            (["south-exports", "north-exports"], ["south-exports", "north-exports"])]),
        ("excess", ["south-exports", "north-exports"], [
            (["north-exports", "south-exports"],
             "(12 million euros − 8 million euros) ÷ 8 million euros ≈ 50%")]),
        ("years", ["north-growth"], [(["north-growth"], "ln(2) ÷ ln(1 + 20%) ≈ 3.8 years")]),
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
        ("per_period", ["north-exports"], "monthly?",
         [(["north-exports"], "12 million euros ÷ 12 ≈ 1 million euros")]),
        ("per_period", ["north-exports"], "over 100 days?",
         [(["north-exports"], "12 million euros ÷ 100 ≈ 120,000 euros")]),
        ("per_period", ["north-exports"], "on the whole?", []),
        # a number a thousandth as large was misread
        ("excess", ["north-exports"], "over 10 thousand euros?", []),
        ("projection", ["north-exports", "north-growth"], "in two years?",
         [(["north-exports", "north-growth"],
           "12 million euros × (1 + 20%)² ≈ 17.3 million euros")]),
        ("projection", ["north-exports", "north-growth"], "in 2027?",
         [(["north-exports", "north-growth"],
           "12 million euros × (1 + 20%)³ ≈ 20.7 million euros")]),
        ("projection", ["north-exports"], "if they fall by 5%?",
         [(["north-exports"], "12 million euros × (1 − 5%) ≈ 11.4 million euros")]),
        ("projection", ["north-exports"], "if they are shrinking by 5%?",
         [(["north-exports"], "12 million euros × (1 − 5%) ≈ 11.4 million euros")]),
        ("projection", ["ferries"], "what would a third of them be?", []),
        ("excess", ["north-exports"], "to reach 15 million euros?",
         [(["north-exports"], "(15 million euros − 12 million euros) ÷ 12 million euros ≈ 25%")]),
        ("difference", ["north-exports"], "to reach 15 million euros?",
         [(["north-exports"], "15 million euros − 12 million euros = 3 million euros")]),
        ("years", ["north-exports", "north-growth"], "until it comes to 15 million euros?",
         [(["north-growth"], "ln(2) ÷ ln(1 + 20%) ≈ 3.8 years"),
          (["north-exports", "north-growth"],
           "ln(15 million euros ÷ 12 million euros) ÷ ln(1 + 20%) ≈ 1.22 years")]),
        ("product", ["ferries"], "three such fleets?", [(["ferries"], "6 ferries × 3 = 18")]),
        ("product", ["ferries"], "at 2 million euros each?",
         [(["ferries"], "6 ferries × 2 million euros = 12 million euros")]),
        ("divided", ["ferries"], "4 ferries a port, how many ports?",
         [(["ferries"], "6 ferries ÷ 4 = 1.5")]),
        ("remaining", ["ferries"], "2 ferries are sold, how many are left?",
         [(["ferries"], "6 ferries − 2 = 4")]),
        ("portion", ["north-exports"], "a quarter of that?",
         [(["north-exports"], "12 million euros × 25% ≈ 3 million euros")]),
        ("convert", ["north-exports"], "in dollars, 1.1 to the euro?",
         [(["north-exports"], "12 million euros × 1.1 ≈ 13.2 million US dollars")]),
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


def bundled_plans(name, ids, question="?"):
    library = bundled.library()
    facts = [library.by_id[one] for one in ids]
    reading = library.concepts.reader.read(question)
    return [
        (spelled(plan.outcome, "en"), plan.outcome.qualifier)
        for plan in Planner(library).plans(name, facts, reading)
    ]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("sum", [("over one trillion yuan × 3 = at least 3 trillion yuan", "at least")]),
        ("share", [
            ("(over one trillion yuan × 3) ÷ 9.49 trillion yuan ≈ 31.6%", "at least")]),
        ("remaining", [
            ("9.49 trillion yuan − (over one trillion yuan × 3) = at most 6.49 trillion yuan",
             "at most")]),
        ("larger", []),
        ("average", []),
    ],
)  # fmt: skip
def test_what_each_of_a_group_exceeds_counts_as_all_of_them(name, made):
    """Guangdong's trade with each of three partners exceeds a trillion."""
    assert bundled_plans(name, ["guangdong-three-partners", "guangdong-trade"]) == made


@pytest.mark.parametrize(
    ("name", "ids", "question", "formulas"),
    [
        ("whole", ["shanghai-services", "shanghai-services-share"], "?",
         ["over 250 billion US dollars ÷ nearly 30% ≈ 833 billion US dollars"]),
        ("product", ["yiwu-merchants"], "in a week?", ["over 4000 merchants/day × 7 = over 28,000"]),
        ("per_period", ["yiwu-merchants"], "in 30 days?", []),
        ("members", ["seven-count"], "without Guangdong and Zhejiang?",
         ["7 − 2 = 5"]),
        ("members", ["seven-count"], "of the seven?", []),
        ("difference", ["guangdong-high-tech"], "how far over the mark?",
         ["1.14 trillion yuan − 1 trillion yuan = 140 billion yuan"]),
        ("sum", ["guangdong-high-tech", "zhejiang-new-formats"], "?",
         ["1.14 trillion yuan + over 900 billion yuan = over 2.04 trillion yuan"]),
        ("sum", ["zhejiang-asean", "zhejiang-new-formats"], "?", []),  # one may be in the other
        # what comes out is converted, a figure by itself too; without a currency that alone
        ("convert", ["guangdong-trade", "zhejiang-trade"], "both in dollars at 7?",
         ["9.49 trillion yuan ÷ 7 ≈ 1.36 trillion US dollars",
          "5.55 trillion yuan ÷ 7 ≈ 793 billion US dollars",
          "(9.49 trillion yuan + 5.55 trillion yuan) ÷ 7 ≈ 2.15 trillion US dollars",
          "(9.49 trillion yuan − 5.55 trillion yuan) ÷ 7 ≈ 563 billion US dollars",
          "(9.49 trillion yuan − 5.55 trillion yuan) ÷ 7 ≈ 563 billion US dollars",
          "((9.49 trillion yuan + 5.55 trillion yuan) ÷ 2) ÷ 7 ≈ 1.07 trillion US dollars"]),
        ("convert", ["shanghai-services"], "at 7?",
         ["over 250 billion US dollars × 7 ≈ 1.75 trillion yuan"]),
    ],
)  # fmt: skip
def test_compositions(name, ids, question, formulas):
    assert [formula for formula, _ in bundled_plans(name, ids, question)] == formulas
