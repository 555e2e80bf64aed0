"""What a chat was about, turn by turn."""

import pytest

from bot.entry.classifier import COMPUTED, FACTS, NONE, OPERANDS
from bot.entry.library_engine import Engine
from bot.entry.recalling import Recalling
from tests import lowland
from tests.entry.test_choosing import Embedder, Told

EXPORTS = "What did Northshire export?"
UNREAD = "How much left Northshire's wharves?"  # by words no fact answers


def recalling(*likely, operands=()):
    engine = Engine(lowland.lowland())
    ids = list(engine.library.by_id)
    classifiers = {
        FACTS: Told([*ids, NONE, COMPUTED], *likely),
        OPERANDS: Told(ids, *operands),
    }
    embedder = Embedder()
    return Recalling(engine.library, engine.turn, embedder, classifiers), embedder


def talked_of(turns, *likely, operands=()):
    """The last turn that counts, what it and those before were about, whether it is answered."""
    found = recalling(*likely, operands=operands)[0].earlier(turns)
    if found is None:
        return None
    return found.turn, [f.id for f in found.facts], [f.id for f in found.past], found.answered


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ([], None),
        (["hello"], None),
        (["do you like football?", "thanks!"], None),
        ([EXPORTS], (EXPORTS, ["north-exports"], [], True)),
        # talk, and what is off topic, changes nothing
        ([EXPORTS, "thanks!", "do you like football?"], (EXPORTS, ["north-exports"], [], True)),
        # a turn may lean on those before it
        ([EXPORTS, "thanks!", "and Southshire?"],
         ("and Southshire?", ["south-exports"], ["north-exports"], True)),
        # of several questions in one turn the last counts
        ([f"{EXPORTS} What did Southshire export?"],
         ("What did Southshire export?", ["south-exports"], ["north-exports"], True)),
        # a computation is about what is computed with
        (["What did Northshire and Southshire export together?"],
         ("What did Northshire and Southshire export together?",
          ["north-exports", "south-exports"], [], True)),
    ],
)  # fmt: skip
def test_by_words(turns, found):
    assert talked_of(turns) == found


def test_a_turn_that_words_do_not_answer_is_about_what_its_vector_says():
    assert talked_of([UNREAD], "north-exports") == (UNREAD, ["north-exports"], [], True)
    assert talked_of([UNREAD], NONE)[3] is False


def test_operands_of_a_turn_that_computes():
    pair = ["north-exports", "south-exports"]
    assert talked_of([UNREAD], COMPUTED, operands=pair) == (UNREAD, pair, [], True)


def test_a_turn_is_embedded_by_itself_and_behind_what_was_talked_of():
    model, embedder = recalling("south-exports")
    model.earlier([EXPORTS, UNREAD])
    assert embedder.asked == [UNREAD, f"Northshire: exports {UNREAD}"]
