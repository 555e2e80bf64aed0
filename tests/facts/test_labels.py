"""The names of an entry in further languages: labels.<language>.toml."""

import shutil
from pathlib import Path

import pytest

from facts.library import load_library
from facts.library_errors import VocabularyError
from tests.bundled import library

MUSEUM = Path(__file__).parents[1] / "library" / "museum-2024"
LABELS = """
document = "el informe"
examples = ["¿Cuántas visitas?"]
[concept]
museum = "el museo"
[measure]
visitors = "visitas"
[unit]
visitors = "visita|visitas"
"""


def entry(folder: Path, text: str) -> Path:
    shutil.copytree(MUSEUM, folder / "entry")
    (folder / "entry" / "labels.es.toml").write_text(text, encoding="utf-8")
    return folder / "entry"


def test_every_name_of_the_bundled_article_is_there_in_every_language():
    own = library()
    for language in ("es", "pt", "ru"):
        labels = own.vocabulary.labels[language]
        assert set(labels.concept) == set(own.vocabulary.concepts)
        assert set(labels.measure) == set(own.vocabulary.measures)
        assert [fact.id for fact in own.facts if language not in fact.labels] == []
        counted = {fact.unit for fact in own.facts if fact.kind == "count"}
        assert counted | {"turbines"} == set(labels.unit)
        assert own.examples(language) != own.examples("en")


@pytest.mark.parametrize(
    ("fact", "language", "label"),
    [
        ("zhejiang-asean-growth", "en",
         "Zhejiang: imports and exports with ASEAN, year-on-year growth"),
        ("zhejiang-asean-growth", "zh", "浙江与东盟进出口同比增长"),
        ("zhejiang-asean-growth", "zh-hant", "浙江與東盟進出口同比增長"),
        ("zhejiang-asean-growth", "es",
         "Zhejiang: importaciones y exportaciones con la ASEAN, crecimiento interanual"),
        ("zhejiang-asean-growth", "ru", "Чжэцзян: импорт и экспорт с АСЕАН, рост за год"),
        ("shanghai-services-share", "pt", "Xangai: comércio de serviços, participação"),
        ("shanghai-services-share", "fr", "Shanghai: service trade, share"),
    ],
)  # fmt: skip
def test_labels(fact, language, label):
    assert library().by_id[fact].label(language) == label


def test_what_a_file_leaves_out_is_called_as_in_english(tmp_path):
    own = load_library(entry(tmp_path, LABELS), tmp_path / "kept")
    again = load_library(tmp_path / "entry", tmp_path / "kept")
    for one in (own, again):
        assert [one.name(language) for language in ("en", "es", "ru")] == [
            "the report", "el informe", "документ",
        ]  # fmt: skip
        assert one.examples("es") == ("¿Cuántas visitas?",)
        assert one.examples("ru") == one.examples("en")
        assert one.vocabulary.label("museum", "es") == "el museo"
        assert one.vocabulary.label("museum", "ru") == one.vocabulary.label("museum", "en")
    assert own.facts == again.facts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[concept]\nmoon = 'la luna'", 'labels.es.toml: "moon" is no concept of vocabulary.toml'),
        ("[measure]\nmoon = 'x'", 'labels.es.toml: "moon" is no measure of vocabulary.toml'),
        ("[fact]\nmoon = 'x'", 'labels.es.toml: "moon" is no fact of facts.toml'),
        ("[moon]\na = 'x'", "labels.es.toml: moon: Extra inputs are not permitted"),
        ("document = 3", "labels.es.toml: document: Input should be a valid string"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, reason):
    with pytest.raises(VocabularyError) as told:
        load_library(entry(tmp_path, text))
    assert str(told.value) == reason
