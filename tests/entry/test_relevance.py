"""Which sentences a request is about, and which of their facts are told."""

import numpy as np
import pytest

from bot.entry.relevance import Relevance, concerns
from tests import lowland


class Likely:
    """A classifier that finds one fact likely."""

    def __init__(self, library, fact):
        self.names = tuple(library.by_id)
        self._fact = fact

    def logits(self, _vector):
        return {name: float(name == self._fact) for name in self.names}


def told(text, fact="south-exports"):
    library = lowland.lowland()
    relevance = Relevance(library, {"facts": Likely(library, fact)})
    return relevance, relevance.told(library.concepts.reader.read(text), np.zeros(1))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("all on Northshire", {"north"}),
        ("Lowland's ferries", {"ferry"}),  # what all is about says nothing beside another thing
        ("Lowland", {"lowland"}),
        ("what matters here", set()),
    ],
)
def test_what_is_named(text, named):
    library = lowland.lowland()
    relevance, _ = told(text)
    reading = library.concepts.reader.read(text)
    assert relevance.things(relevance.named(reading)) == named


def test_sentences_on_what_is_named_come_first():
    _, found = told("all on Northshire")
    assert found[0].sentence.text.startswith("Northshire")
    assert all(one.belief > found[-1].belief for one in found[:3])
    assert [one.is_meant for one in found].count(True) == sum(
        "north" in lowland.lowland().concepts.of((one.sentence,)) for one in found
    )


def test_where_nothing_is_named_the_classifiers_tell():
    _, found = told("what matters here")
    assert (found[0].sentence.text, found[0].facts[0].id) == (
        "Southshire exported 8 million euros, up 4%.",
        "south-exports",
    )


@pytest.mark.parametrize(
    ("text", "strange"), [("all on Northshire", False), ("all on Northshire's zeppelins", True)]
)
def test_a_word_for_what_the_document_does_not_have_is_strange(text, strange):
    relevance, _ = told(text)
    assert relevance.strange(lowland.lowland().concepts.reader.read(text)) is strange


def test_a_fact_concerns_what_it_measures():
    fact = lowland.lowland().by_id["north-exports"]
    found = {name: concerns(fact, frozenset({name})) for name in ("north", "export", "south")}
    assert found == {"north": True, "export": True, "south": False}
