"""What is chosen where words and the vector of a question don't say the same."""

from dataclasses import replace

import numpy as np
import pytest

from bot.answering.intent import Intent
from bot.answering.scorer import Scorer
from bot.entry import choosing, summing_up
from bot.entry.choosing import Choosing
from bot.entry.classifier import COMPUTED, FACTS, NONE, OPERANDS, OPERATIONS
from bot.entry.compose import suggestion
from bot.entry.doubting import Doubting
from bot.entry.earlier import Earlier
from bot.entry.library_engine import Engine
from tests import lowland

EXPORTS = "What did Northshire export?"
SUM = "What did Northshire and Southshire export together?"
STRANGE = "How much left the northern county?"
SURE, NOT_SURE, HARDLY = Scorer({"bias": 3.0}), Scorer({"bias": -0.2}), Scorer({"bias": -3.0})
FAIRLY = Scorer({"bias": 1.1})  # .75


class Embedder:
    """Remembers what it is asked; all vectors are one."""

    name = "none"

    def __init__(self):
        self.asked = []

    def query(self, text):
        self.asked.append(text)
        return np.zeros(1)

    def passages(self, texts):
        return np.zeros((len(texts), 1))


class Told:
    """A classifier that believes in the classes that it is given."""

    def __init__(self, names, *believed):
        self.names = names
        self._logits = {name: 9.0 if name in believed else 0.0 for name in names}

    def logits(self, _vector):
        return self._logits


QUESTION = Intent(0.0, 0.0)


def answer(
    monkeypatch,
    question,
    facts,
    *,
    fact=SURE,
    operation=NONE,
    operands=(),
    plan=SURE,
    intent=QUESTION,
    before=None,
):
    """The headline of what is chosen, by classifiers that believe in these and scorers so sure.

    `before` is what was talked of before.
    """
    monkeypatch.setattr(summing_up, "intent_of", lambda message, vector: intent)
    engine = Engine(lowland.lowland())
    ids = list(engine.library.by_id)
    scorers = {
        ("facts", "choice"): Scorer({"logit": 10.0}),
        ("facts", "decision"): fact,
        ("plans", "choice"): Scorer({"operation": 10.0, "operands_least": 10.0}),
        ("plans", "decision"): plan,
    }
    monkeypatch.setattr(
        choosing, "load_scorer", lambda name, table: scorers[name.removeprefix("after_"), table]
    )
    classifiers = {
        FACTS: Told([*ids, NONE, COMPUTED], *facts),
        OPERATIONS: Told(["sum", "difference", "prior", NONE], operation),
        OPERANDS: Told(ids, *operands),
    }
    made = Choosing(engine.responder, Doubting(engine.library), Embedder(), Embedder(), classifiers)
    asked = engine.by_words(
        engine.library.concepts.reader.read(question), [EXPORTS] if before else ()
    )
    if before is not None:
        asked = replace(asked, earlier=Earlier(EXPORTS, (engine.library.by_id[before],)))
    found = made.answer(asked)
    return None if found is None else found.headline


@pytest.mark.parametrize(
    ("question", "facts", "fact", "headline"),
    [
        (STRANGE, ["north-exports"], SURE, "12 million euros · 2024"),  # words find nothing
        (STRANGE, ["north-exports"], NOT_SURE, None),
        (EXPORTS, ["north-exports"], SURE, "12 million euros · 2024"),  # both say so
        (EXPORTS, ["north-exports"], HARDLY, None),  # but it is hardly believed
        # what words read whole needs little belief, what they don't needs more
        (EXPORTS, ["north-exports"], NOT_SURE, "12 million euros · 2024"),
        ("Blimey, what did Northshire export?", ["north-exports"], SURE, "12 million euros · 2024"),
        ("Blimey, what did Northshire export?", ["north-exports"], NOT_SURE, None),
        # a figure more where nothing reads a word: it may be what is asked
        (EXPORTS, ["south-exports"], FAIRLY, "8 million euros · 2024"),
        ("What of what Northshire exported rotted?", ["north-exports"], FAIRLY, None),
        ("What of what Northshire exported rotted?", ["south-exports"], FAIRLY, None),
        (EXPORTS, ["south-exports"], SURE, "8 million euros · 2024"),
        # another fact than that of words, and neither is believed in
        (EXPORTS, ["south-exports"], NOT_SURE, None),
        # what is chosen is doubted as what words find is: half a year's isn't the year's
        ("What did they sell in the first half of 2024?", ["north-exports"], SURE, None),
    ],
)
def test_a_fact(monkeypatch, question, facts, fact, headline):
    assert answer(monkeypatch, question, facts, fact=fact) == headline


PAIR = ["north-exports", "south-exports"]


@pytest.mark.parametrize(
    ("question", "operation", "operands", "plan", "headline"),
    [
        (STRANGE, "sum", PAIR, SURE, "20 million euros"),
        (STRANGE, "sum", PAIR, NOT_SURE, None),
        (SUM, NONE, PAIR, SURE, "20 million euros"),  # nothing to compute: words alone decide
        (SUM, "sum", PAIR, NOT_SURE, "20 million euros"),  # both say so
        (SUM, "difference", PAIR, SURE, "4 million euros"),
        (SUM, "difference", PAIR, NOT_SURE, None),  # one of the two may be meant
        (SUM, "difference", PAIR, HARDLY, "20 million euros"),
        # a plan that has nothing of one of two who are named isn't what is asked for
        (SUM, "prior", ["north-exports", "north-growth"], SURE, "20 million euros"),
        (
            STRANGE,
            "prior",
            ["north-exports", "north-growth"],
            SURE,
            "About 10 million euros · 2023",
        ),
    ],
)
def test_a_computation(monkeypatch, question, operation, operands, plan, headline):
    found = answer(
        monkeypatch, question, [], fact=HARDLY, operation=operation, operands=operands, plan=plan
    )
    assert found == headline


def test_what_a_button_asks_is_left_alone(monkeypatch):
    """A button asks by the label of a fact: "Northshire: exports?"."""
    question = suggestion(lowland.lowland().by_id["north-exports"], "en").question
    told = answer(monkeypatch, question, ["south-exports"], fact=SURE)
    assert (question, told) == ("Northshire: exports?", "12 million euros · 2024")


WHOLE, SUBJECT = Intent(0.6, 0.2), Intent(0.2, 0.6)
TITLE = "Trade of Lowland in 2024"


@pytest.mark.parametrize(
    ("question", "facts", "intent", "headline"),
    [
        ("summarise the report", ["north-exports"], WHOLE, TITLE),  # in words that words know
        ("What should my boss know?", [], WHOLE, TITLE),  # in others
        ("What should my boss know?", [], QUESTION, None),
        ("What should my boss know?", ["north-exports"], WHOLE, TITLE),  # rather than a fact
        ("What should my boss know?", ["north-exports"], Intent(0.2, 0.1), "12 million euros · 2024"),
        ("What should my boss know?", [], Intent(0.15, 0.1), TITLE),  # nothing else answers
        ("I meet Northshire's people tomorrow", [], SUBJECT,
         "• Northshire: exports: 12 million euros; growth rate: up 20% [1]"),
        # whom a request names is summed up, though it sounds as if all were meant
        ("I meet Northshire's people tomorrow", [], WHOLE,
         "• Northshire: exports: 12 million euros; growth rate: up 20% [1]"),
        ("What is the report about?", [], SUBJECT, TITLE),  # it names no subject
        ("I meet people from Paris tomorrow", [], SUBJECT, None),  # the report has nothing on it
        ("What should my boss know of 2019?", [], WHOLE, None),
    ],
)  # fmt: skip
def test_a_summary(monkeypatch, question, facts, intent, headline):
    fact = SURE if facts else HARDLY
    assert answer(monkeypatch, question, facts, fact=fact, intent=intent) == headline


def test_a_follow_up_is_embedded_behind_the_turn_that_it_leans_on():
    engine = Engine(lowland.lowland())
    read = engine.library.concepts.reader.read
    before = Earlier(EXPORTS, (engine.library.by_id["north-exports"],))
    asked = engine.by_words(read("and Southshire?"), [EXPORTS])
    assert asked.ways == ("and Southshire?",)
    followed = replace(asked, earlier=before)
    assert followed.ways == ("and Southshire?", "Northshire: exports and Southshire?")


@pytest.mark.parametrize(
    ("question", "facts", "fact", "operation", "plan", "headline"),
    [
        ("and Southshire?", ["south-exports"], SURE, NONE, HARDLY, "8 million euros · 2024"),
        # what words alone took from the turn before is their guess
        ("and Southshire?", ["south-exports"], HARDLY, NONE, HARDLY, None),
        ("and Southshire?", ["north-growth"], HARDLY, NONE, HARDLY, None),
        ("and Southshire?", ["south-growth"], SURE, NONE, HARDLY, "Up 4% · 2024"),
        ("and the county's in the south?", ["south-exports"], SURE, NONE, HARDLY,
         "8 million euros · 2024"),
        ("both of them?", ["south-exports"], HARDLY, "sum", SURE, "20 million euros"),
        # what is surer goes first
        ("both of them?", ["south-exports"], Scorer({"bias": 4.0}), "sum", SURE,
         "8 million euros · 2024"),
        ("both of them?", ["south-exports"], HARDLY, "sum", HARDLY, None),
    ],
)  # fmt: skip
def test_a_message_after_another(monkeypatch, question, facts, fact, operation, plan, headline):
    found = answer(
        monkeypatch, question, facts, fact=fact, operation=operation, operands=PAIR, plan=plan,
        before="north-exports",
    )  # fmt: skip
    assert found == headline


@pytest.mark.parametrize(
    ("talk", "before", "headline"),
    [
        (0.6, "north-exports", None),
        (0.4, "north-exports", "8 million euros · 2024"),
        (0.6, None, "8 million euros · 2024"),  # behind nothing it is what it asks
    ],
)
def test_talk_behind_a_question_gets_nothing(monkeypatch, talk, before, headline):
    intent = Intent(0.0, 0.0, talk)
    found = answer(monkeypatch, "you saved my day", ["south-exports"], intent=intent, before=before)
    assert found == headline


def test_without_an_embedder_or_classifiers_words_alone_answer():
    embedder = Embedder()
    told = Engine(lowland.lowland(), embedder).answer(EXPORTS).headline
    assert (told, embedder.asked) == ("12 million euros · 2024", [])
