"""The lexicon holds no phrase that no question uses: what nobody says is weight without use."""

import ast
import json
from functools import cache
from pathlib import Path

import pytest

from bot.telegram import watch_rules
from facts.library import BUNDLED
from facts.phrases import parse_phrases, stem, tokenize
from facts.vocabulary import LANGUAGES, LEXICON
from index.script import simplified

TESTS = Path(__file__).parents[1]
FILES = [
    *((language, LEXICON / f"{language}.txt") for language in LANGUAGES),
    *((language, BUNDLED / f"words.{language}.txt") for language in LANGUAGES),
]
HEDGES = Path(watch_rules.__file__).with_name("hedges.txt")
MOST = 6_000  # phrases, all languages together: a phrase that comes takes another's place
_LONGEST = 9  # tokens
_LONG = 400  # characters; a longer text of a test is a document


@cache
def texts() -> frozenset[str]:
    """What the questions of the sets about the article, the cases of tests, and the article say."""
    found = {(BUNDLED / "document.txt").read_text(encoding="utf-8")}
    for path in (*TESTS.glob("eval/*.jsonl"), TESTS / "eval" / "faults" / "lines.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found |= {row.get("question", ""), row.get("input", ""), *(row.get("context") or ())}
    folders = ("", "entry/", "facts/")
    for path in (path for folder in folders for path in TESTS.glob(f"{folder}*.*")):
        text = path.read_text(encoding="utf-8") if path.suffix in {".py", ".tsv", ".txt"} else ""
        if path.suffix != ".py":
            found |= set(text.splitlines())
        else:
            nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
            found |= {v for node in nodes if isinstance(v := node.value, str) and len(v) < _LONG}
    found |= set((TESTS / "lowland.py").read_text(encoding="utf-8").splitlines())  # one long text
    return frozenset(found)


@cache
def runs(language: str) -> frozenset[tuple[str, ...]]:
    """The runs of stems that those texts have, as a language cuts them."""
    return frozenset(
        stems[first:last]
        for text in texts()
        for stems in [stems_of(text, language)]
        for first in range(len(stems))
        for last in range(first + 1, min(len(stems), first + _LONGEST) + 1)
    )


def stems_of(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(token.form, language) for token in tokenize(simplified(text)))


def phrases(path: Path) -> list[str]:
    read = parse_phrases(path.read_text(encoding="utf-8"), path.name, "concept")
    return [phrase for _, found in read for phrase in found]


@pytest.mark.parametrize(("language", "path"), FILES, ids=lambda one: getattr(one, "name", one))
def test_every_phrase_is_used(language, path):
    unused = [p for p in phrases(path) if stems_of(p.lstrip("="), language) not in runs(language)]
    assert unused == []


def test_how_many_phrases_there_are():
    lines = HEDGES.read_text(encoding="utf-8").splitlines()
    listed = (line.split(";") for line in lines if line and not line.startswith(("#", "[")))
    heard = sum(bool(phrase.strip()) for line in listed for phrase in line)
    assert sum(len(phrases(path)) for _, path in FILES) + heard <= MOST
