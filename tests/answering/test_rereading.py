"""The likeliest passages and figures, in the order of both beliefs."""

import pytest

from bot.answering.asking import Asker, figures_of, loaded
from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.matching import query_of
from bot.answering.ranking import rank
from bot.answering.rereading import Beliefs, ReadDocument, Rereading, log_odds
from bot.answering.scorer import Scorer
from bot.understanding.question import read_question
from index.readers.formats import read_bytes

NOTE = read_bytes(
    b"Allotments\n\nThe water of a plot costs 12 pounds. The rent of a plot is 45 pounds.\n",
    "a.txt",
)
BELIEFS = Beliefs(
    passage=Scorer({"score": 0.0, "read": 1.0}),
    figure=Scorer({"score": 0.0, "read": 1.0}),
    decision=Scorer({"read": 1.0}),
    stating=Scorer({"read": 1.0, "lead": 1.0}),
    change=Scorer({"read": 1.0}),
)


class Said:
    """A reader that believes in what has a text, more than in others."""

    def __init__(self, *texts):
        self.texts = texts

    def answers(self, pairs):
        return [2.0 if any(text in one for text in self.texts) else -1.0 for one in pairs]

    def before(self, pairs):
        return [-7.0 for _ in pairs]


def rereading(reader, question="what does a plot cost?"):
    return Rereading(read_question(question, "en"), ReadDocument(NOTE), reader, BELIEFS)


def found(question="what does a plot cost?"):
    corpus = Corpus(NOTE, "en")
    query = query_of(read_question(question, "en"), corpus)
    ranked = rank(query, corpus, loaded(vectors=False).passage.weights)
    return corpus, query, ranked


@pytest.mark.parametrize(("said", "first"), [("water", 0), ("rent", 1)])
def test_the_passage_that_is_read_to_answer_comes_first(said, first):
    _, _, ranked = found()
    order = rereading(Said(f"The {said}")).passages(ranked)
    assert [one.passage.position for one in order] == [first, 1 - first]


def test_the_figure_that_is_read_to_answer_is_chosen_with_its_lead():
    corpus, query, ranked = found()
    figures = [(one, 0.0) for one in figures_of(query, ranked, corpus)]
    one = rereading(Said("[ 45 pounds ]"))
    best, read = one.best(one.figures(figures))
    assert (best.quantity.text, read) == ("45 pounds", {"read": 2.0, "lead": 3.0})
    alone, read = one.best(one.figures(figures[:1]))
    assert (alone.quantity.text, read) == (
        figures[0][0].quantity.text,
        {"read": -1.0, "single": 1.0},
    )


def test_evidence_is_believed_as_it_is_read():
    corpus, _, _ = found()
    question = read_question("what does a plot cost?", "en")
    reread = rereading(Said("[ 45 pounds ]", "The rent of a plot is 45 pounds"))
    evidence = Asker(corpus).evidence(question, rereading=reread)
    assert evidence.figure.quantity.text == "45 pounds"
    assert (evidence.chance, evidence.sure) == (pytest.approx(0.880797), pytest.approx(0.993307))
    assert {**evidence.read, "chance": 0} == {"chance": 0, "figured": 1.0, "read": 2.0}


def test_log_odds_are_bounded():
    assert [log_odds(chance) for chance in (0.0, 0.5, 1.0)] == [-7.0, 0.0, 7.0]


def test_of_several_documents_the_likeliest_are_read(monkeypatch):
    read = []

    ask = Asker.ask

    def noted(self, question, **how):
        read.append((self.corpus.document.title, how.get("read", True)))
        return ask(self, question, **how)

    monkeypatch.setattr(Asker, "ask", noted)
    texts = [
        b"Water\n\nWater costs 12 pounds.\n",
        b"Rent\n\nThe rent is 45 pounds.\n",
        b"Bees\n\nBees fly.\n",
    ]
    documents = [read_bytes(text, f"{at}.txt") for at, text in enumerate(texts)]
    answer = open_documents(documents).answer("What is the rent?")
    assert "45 pounds" in answer.answer
    assert read[:3] == [("Water", False), ("Rent", False), ("Bees", False)]
    assert read[3][0] == "Rent"
    assert [one for _, one in read[3:]] == [True, True]
