"""A document as sets of concepts, a set a sentence."""

import pytest

from facts.concepts import ConceptIndex
from facts.phrases import stem
from tests.lowland import lowland, read

CONCEPTS = lowland().concepts
SENTENCES = lowland().document.sentences
NAMED = frozenset(lowland().vocabulary.concepts)


def of_sentence(start):
    """The concepts of the sentence that begins so."""
    [sentence] = [sentence for sentence in SENTENCES if sentence.text.startswith(start)]
    return CONCEPTS.of([sentence]) & NAMED


@pytest.mark.parametrize(
    ("start", "concepts"),
    [
        ("Lowland imported", {"lowland", "import"}),
        ("Northshire exported", {"north", "export"}),
        ("Northshire's exports", {"north", "export", "union", "marland"}),
        ("The coastal regions", {"coast", "export"}),
        ("The shipyard built", {"yard", "build", "ferry"}),
        ("Painters worked", {"paint"}),
    ],
)
def test_what_a_sentence_mentions(start, concepts):
    assert of_sentence(start) == concepts


def test_a_set_a_sentence_and_their_union():
    assert len(CONCEPTS.sets) == len(CONCEPTS.readings) == len(SENTENCES)
    assert CONCEPTS.of(SENTENCES[:2]) == CONCEPTS.sets[0] | CONCEPTS.sets[1]
    assert CONCEPTS.of([]) == frozenset()


def test_the_words_themselves_are_in_the_set():
    [painters] = [ids for ids in CONCEPTS.sets if "paint" in ids]
    assert {"=" + stem(word, "en") for word in ("slowly", "night", "worked", "dries")} <= painters


def test_words_of_a_text_say_what_it_is_about():
    words = CONCEPTS.words("How much did the painters work at night?")
    assert {"paint", "=night", "=work"} <= words
    assert words & {"amount", "=how", "=much", "=the"} == set()
    assert CONCEPTS.words("") == frozenset()


def test_a_mention_is_found_by_its_ids_and_by_its_words():
    [mention] = [m for m in read("the harbour masters").mentions if m.has("concept")]
    assert CONCEPTS.query(mention) >= {"finch", "=" + stem("harbour", "en")}


def test_another_language_finds_the_same_sentence():
    query = {i for mention in read("渡轮").content for i in CONCEPTS.query(mention)}
    best = SENTENCES[CONCEPTS.index.search(sorted(query))[0].index]
    assert "ferr" in best.text


def test_the_same_document_gives_the_same_sets():
    library = lowland()
    assert ConceptIndex(library.document, library.vocabulary).sets == CONCEPTS.sets
