"""Another document, a museum's annual report, answered by the same engine.

`tests/library/museum-2024` is a whole library entry: document, facts, vocabulary, words. Nothing
of either document is written in the code.
"""

import ast
import json
import re
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from facts.library import BUNDLED, load_library
from tests.cli.processes import process
from tests.test_contract import broken_promises

ROOT = Path(__file__).parents[2]
MUSEUM = Path(__file__).parents[1] / "library" / "museum-2024"
# Places that general code may name: the languages, and currencies, are called after them.
_GENERAL = {"China", "Hong Kong", "Europe", "the EU", "the world", "experts"}


@pytest.fixture(scope="module")
def engine():
    return Engine(load_library(MUSEUM))


@pytest.mark.parametrize(
    ("question", "headline", "figures"),
    [
        ("How many people visited the museum?", "412,000 visitors · 2024", ["412000 visitors"]),
        ("By how much did visitor numbers grow?", "8.5% · 2024", ["8.5 %"]),
        ("What share of visitors were school groups?", "23% · 2024", ["23 %"]),
        (
            "How many visitors were there in 2023?",
            "About 379,724 visitors · 2023",
            ["379724 visitors"],
        ),
        ("How many exhibitions were there?", "Six exhibitions · 2024", ["6 exhibitions"]),
        ("which exhibition was the most popular", "Salt and Sail", []),
        (
            "How many visitors did Salt and Sail have?",
            "Over 150,000 visitors · 2024",
            ["150000 visitors"],
        ),
        ("How long did Salt and Sail run?", "14 weeks · 2024", ["14 weeks"]),
        ("attendance of paper boats", "62,000 visitors · 2024", ["62000 visitors"]),
        (
            "How many objects are in the collection?",
            "Nearly 38,000 objects · 2024",
            ["38000 objects"],
        ),
        ("how many objects were aquired", "240 objects · 2024", ["240 objects"]),
        (
            "Which objects did the museum acquire?",
            "A whaling log, a brass sextant, and two ship models",
            [],
        ),
        ("What is the oldest object?", "A Viking anchor", []),
        ("Who is the director?", "Ingrid Solberg", []),
        ("Since when has Solberg been director?", "Since 2019", []),
        ("how many staff", "57 people · 2024", ["57 employees"]),
        ("What was the revenue?", "9.6 million euros · 2024", ["9600000 EUR"]),
        ("by how much did revenue grow", "4.2% · 2024", ["4.2 %"]),
        ("What share of revenue came from tickets?", "More than half · 2024", ["50 %"]),
        ("How much did the shop take?", "1.2 million euros · 2024", ["1200000 EUR"]),
        (
            "Where does the museum rank among visited museums in Norland?",
            "Third most visited museum in the region of Norland",
            [],
        ),
        ("Who is the head of education?", "Tomas Reyes", []),
        (
            "博物馆的收入是多少？",
            "960万欧元（原文：9.6 million euros） · 2024年",
            ["9600000 EUR"],
        ),
        ("商店收入多少？", "120万欧元（原文：1.2 million euros） · 2024年", ["1200000 EUR"]),
        ("最受欢迎的展览是哪个？", "“Salt and Sail”", []),
        ("谁是馆长？", "Ingrid Solberg", []),
        # computed
        ("How much more did the shop take than the café?", "400,000 euros", ["400000 EUR"]),
        ("How much did the shop and the café take together?", "2 million euros", ["2000000 EUR"]),
    ],
)
def test_answers(engine, question, headline, figures):
    answer = engine.answer(question)
    got = [f"{figure.value:f} {figure.unit}" for figure in answer.figures]
    assert (answer.status, answer.headline, got) == ("answered", headline, figures)
    assert broken_promises(answer, engine.library.document) == []


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What was the revenue of the cinema?", "Not in the report: cinema."),
        ("How many visitors came in 2022?", "The report reports on 2024 only."),
        ("What is the director's salary?", "Not in the report: salary."),
        ("How many visitors did the Louvre have?", "Not in the report: Louvre."),
        ("How much did Guangdong trade?", None),
        ("What is the weather today?", "The report does not say."),
    ],
)
def test_abstentions(engine, question, headline):
    answer = engine.answer(question)
    assert (answer.status, answer.figures) == ("not_in_document", ())
    assert headline is None or answer.headline == headline


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The museum had 412,000 visitors", "supported"),
        ("The museum had 512,000 visitors", "contradicted"),
        ("Revenue was 9.6 billion euros", "contradicted"),
        ("The museum planted 40 trees", "not_in_document"),
    ],
)
def test_claims(engine, claim, verdict):
    assert engine.answer(claim, claim=True).status == verdict


def test_follow_ups(engine):
    follow_up = engine.answer("and Paper Boats?", ("How many visitors did Salt and Sail have?",))
    assert follow_up.headline == "62,000 visitors · 2024"
    assert engine.answer("and the café?", ("How much did the shop take?",)).headline == (
        "800,000 euros · 2024"
    )


def test_the_prior_year_of_a_growth(engine):
    answer = engine.answer("What was the revenue the year before?")
    assert (answer.status, answer.calculation is not None) == ("answered", True)


def test_every_sentence_is_of_use(engine):
    covered = {sentence.id for fact in engine.library.facts for sentence in fact.sentences}
    assert covered == {sentence.id for sentence in engine.library.document.sentences}


def test_any_command_takes_it():
    code, out, err = process(
        "--library", str(MUSEUM), "ask", "--json", "How many people visited the museum?"
    )
    assert (code, json.loads(out)["figures"][0]["value"], err) == (0, "412000", b"")
    code, out, err = process("facts", "--library", str(MUSEUM))
    assert (code, len(out.splitlines()), err) == (0, 24, b"")


def test_no_name_of_a_document_is_in_the_code():
    concepts = {
        **load_library(BUNDLED).vocabulary.concepts,
        **load_library(MUSEUM).vocabulary.concepts,
    }
    labels = {
        label
        for concept in concepts.values()
        if concept.type in {"region", "organisation", "person", "bloc"}
        for label in (concept.en, concept.zh)
    } - _GENERAL
    names = {
        label: re.compile(rf"(?<![a-z]){re.escape(label)}(?![a-z])") for label in labels if label
    }
    code = [path for folder in ("bot", "facts", "index") for path in ROOT.glob(f"{folder}/**/*.py")]
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in code
        for text in ["\n".join(strings_of(path))]
        for name, whole in names.items()
        if name in text and whole.search(text)
    }
    assert found == set()


def strings_of(path):
    """The texts and names in a module's code; comments and docstrings may give examples."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in documents:
                yield node.value
        elif isinstance(node, ast.Name):
            yield node.id
