"""The words of negation, direction and the like: no word says two things, no table is missing."""

import tomllib
from collections import defaultdict
from itertools import chain
from pathlib import Path

import pytest

from bot.understanding import marks
from bot.understanding.marks import marks_of, synonyms
from index.text import terms
from tests.tables import table

FOLDER = Path(marks.__file__).with_name("marks")
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def listed(language: str) -> list[tuple[str, str]]:
    """Return (phrase, list that has it) of a language."""
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    rows = [(phrase, kind) for kind, phrases in data["words"].items() for phrase in phrases]
    for ends in data["axes"].values():
        # A word may be of two axes: to cut is to change, and to change downwards.
        rows += [(phrase, "axis") for phrase in dict.fromkeys(chain(*ends))]
    for meaning, phrases in data["same"].items():
        rows += [(phrase, f"same {meaning}") for phrase in phrases]
    return [*rows, *((phrase, "above") for phrase in data["order"]["above"])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_in_one_list_only(language):
    found = defaultdict(list)
    for phrase, name in listed(language):
        found[phrase].append(name)
    several = {phrase: names for phrase, names in found.items() if len(names) > 1}
    assert {phrase: names for phrase, names in several.items() if set(names) != {"axis"}} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_at_both_ends_of_an_axis(language):
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    both = {axis: set(up) & set(down) for axis, (up, down) in data["axes"].items()}
    assert {axis: words for axis, words in both.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_lists(language):
    tables = [
        set(tomllib.loads((FOLDER / f"{one}.toml").read_text(encoding="utf-8"))["words"])
        for one in ("en", language)
    ]
    assert tables[0] == tables[1]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "prices rose", [("axis", "change", 0, "rose")]),
        ("en", "prices were rising", [("axis", "change", 0, "rising")]),
        ("en", "is no longer so", [("cease", "", 0, "no longer"), ("filler", "", 0, "so")]),
        ("en", "not only that", [("beyond", "", 0, "not only"), ("pronoun", "", 0, "that")]),
        ("en", "constitutional", []),
        ("zh", "不再增长", [("cease", "", 0, "不再"), ("axis", "change", 0, "增长")]),
        ("de", "der größte Umsatz", [("axis", "extreme", 0, "größte")]),
        ("fr", "ce n'est plus", [("pointer", "", 0, "ce"), ("cease", "", 0, "n'est plus")]),
    ],
)
def test_marks_are_found_with_their_spans(language, text, expected):
    found = marks_of(language).find(text, terms(text, language))
    assert [(m.kind, m.axis, m.pole, text[m.start : m.end]) for m in found] == expected


@table(
    ("language", "text", "apart"),
    [
        ("en", "Guangdong leads, not Zhejiang", True),
        ("en", "Guangdong and not Zhejiang leads", True),
        ("en", "It has not yet overtaken Jiangsu", True),
        ("en", "Zhejiang is not the largest", False),
        ("en", "Then, nothing but notes", False),
        ("es", "Es Guangdong, no Zhejiang", True),
        ("es", "Zhejiang no es la mayor", False),
        ("pt", "É Guangdong e não Zhejiang", True),
        ("ru", "Это Гуандун, а не Чжэцзян", True),
        ("ru", "Чжэцзян не первый", False),
        ("zh", "广东最大，不是浙江", True),
        ("zh", "增长还没到8%", True),
        ("zh", "增长不到8%", True),
        ("zh", "浙江不是最大的", False),
    ],
)
def test_what_is_only_set_off(language, text, apart):
    marks = marks_of(language)
    [denial] = [one for one in marks.find(text, terms(text, language)) if one.kind == "not"][:1]
    assert marks.sets_off(text, denial) is apart


@pytest.mark.parametrize(
    ("language", "key", "same", "other"),
    [
        ("en", "rise", "rose", "fell"),
        ("en", "fell", "declin", "rose"),
        ("en", "firm", "compani", "nation"),
        ("de", "stieg", "wuch", "fiel"),
        ("zh", "增长", "上升", "下降"),
    ],
)
def test_synonyms_change_the_same_way(language, key, same, other):
    found = synonyms(key, language)
    assert (same in found, other in found, key in found) == (True, False, False)


def test_most_words_have_no_synonyms():
    assert (synonyms("harbour", "en"), synonyms("rise", "it")) == (frozenset(), frozenset())
