"""Texts by key and language: filled in, begun with a large letter, English where one is missing."""

import pytest

from bot.catalogue import Catalogue


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "texts.toml"
    path.write_text(
        '[greet]\nen = "hello, {name}"\nru = "привет, {name}"\n\n'
        '[warn]\nen = "⚠ {what} is wrong"\n',
        encoding="utf-8",
    )
    return Catalogue(path)


@pytest.mark.parametrize(
    ("key", "language", "values", "expected"),
    [
        ("greet", "en", {"name": "Ann"}, "Hello, Ann"),
        ("greet", "ru", {"name": "Ann"}, "Привет, Ann"),
        ("greet", "fr", {"name": "{x} %s"}, "Hello, {x} %s"),
        ("greet", "", {"name": "Ann", "more": 1}, "Hello, Ann"),
        ("warn", "zh", {"what": "it"}, "⚠ It is wrong"),
    ],
)
def test_say(texts, key, language, values, expected):
    assert texts.say(key, language, **values) == expected


def test_as_it_stands(texts):
    assert texts.text("greet", "en") == "hello, {name}"
    assert texts.filled("greet", "en", name="Ann") == "hello, Ann"
    assert (list(texts), "warn" in texts, "none" in texts) == (["greet", "warn"], True, False)


@pytest.mark.parametrize(("key", "values"), [("none", {}), ("greet", {}), ("greet", {"nome": "A"})])
def test_what_is_missing_is_an_error(texts, key, values):
    with pytest.raises(KeyError):
        texts.say(key, "en", **values)
