"""The vocabulary of a library entry: what it takes, refuses and lends."""

import pytest

from facts.library_errors import VocabularyError
from facts.phrases import tokenize
from facts.vocabulary import Vocabulary

DATA = {
    "default_subject": "land",
    "default_period": "2024",
    "concept": {
        "land": {"type": "region", "en": "the Land", "zh": "国"},
        "north": {"type": "region", "en": "the North", "zh": "北", "in": "land"},
        "town": {"type": "region", "en": "Town", "zh": "镇", "in": "north"},
        "pair": {"type": "group", "en": "the pair", "zh": "两地", "members": ["north", "town"]},
        "trade": {"type": "activity", "en": "trade", "zh": "贸易"},
    },
    "measure": {"trade": {"en": "trade", "zh": "贸易额", "needs": ["trade"]}},
    "unit": {"ships": "ship|vessel"},
}
WORDS = {"en": "land: the Land\nnorth: the North\ntrade: trade; commerce", "zh": "trade: 贸易"}


def changed(**data):
    return {**DATA, **data}


def concept(**rows):
    return changed(concept={**DATA["concept"], **rows})


def test_a_vocabulary():
    vocabulary = Vocabulary(DATA, WORDS)
    assert (vocabulary.default_subject, vocabulary.default_period, vocabulary.default_measure) == (
        "land",
        "2024",
        None,
    )
    assert list(vocabulary.ancestors("town")) == ["north", "land"]
    assert list(vocabulary.ancestors("land")) == []
    assert list(vocabulary.ancestors("nothing")) == []
    assert vocabulary.places == {"land", "north", "town", "pair"}
    assert vocabulary.units == {"ships": {"ship", "vessel"}}
    assert vocabulary.measures["trade"].needs == ("trade",)


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("north", "en", "the North"),
        ("north", "zh", "北"),
        ("north", "ru", "the North"),
        ("elsewhere", "en", "elsewhere"),
    ],
)
def test_labels(name, language, label):
    assert Vocabulary(DATA, WORDS).label(name, language) == label


@pytest.mark.parametrize(
    ("data", "words", "message"),
    [
        (
            changed(default_subject="moon"),
            WORDS,
            'vocabulary.toml: default_subject "moon" is no concept',
        ),
        (
            concept(isle={"type": "region", "en": "Isle", "zh": "岛", "in": "sea"}),
            WORDS,
            'vocabulary.toml: concept "isle" refers to "sea", which is none',
        ),
        (
            concept(club={"type": "group", "en": "Club", "zh": "会", "members": ["land", "sea"]}),
            WORDS,
            'vocabulary.toml: concept "club" refers to "sea", which is none',
        ),
        (
            concept(isle={"type": "region", "en": "Isle"}),
            WORDS,
            "vocabulary.toml: concept.isle.zh: Field required",
        ),
        (
            changed(colour="red"),
            WORDS,
            "vocabulary.toml: colour: Extra inputs are not permitted",
        ),
        (
            {key: value for key, value in DATA.items() if key != "default_period"},
            WORDS,
            "vocabulary.toml: default_period: Field required",
        ),
        (
            DATA,
            {"en": "moon: the Moon"},
            'words.en.txt: "moon" is no concept of vocabulary.toml',
        ),
        (
            DATA,
            {"zh": "trade: 贸易\n贸易"},
            'words.zh.txt, line 2: expected "id: phrase; phrase", got "贸易"',
        ),
    ],
)
def test_errors_say_what_is_wrong_and_where(data, words, message):
    with pytest.raises(VocabularyError) as error:
        Vocabulary(data, words)
    assert str(error.value) == message


def senses(phrases, text):
    tokens = tokenize(text)
    stems = [token.form for token in tokens]
    return {
        sense.category
        for match in phrases.matches_at(stems, stems, 0)
        for sense in match.senses
        if match.last == len(tokens)
    }


def test_one_language_lends_another_its_concepts_but_not_its_grammar():
    vocabulary = Vocabulary(DATA, WORDS)
    own, lent = vocabulary.phrases("en"), vocabulary.phrases("en", lent=True)
    assert vocabulary.phrases("en") is own
    assert (senses(own, "trade"), senses(lent, "trade")) == ({"concept"}, {"concept"})
    assert ("fill" in senses(own, "of"), senses(lent, "of")) == (True, set())
