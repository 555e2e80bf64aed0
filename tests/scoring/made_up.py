"""Answers and lines of question sets, made up for the tests of scoring."""

from decimal import Decimal

from bot.answer import Answer, Citation, Figure

TEXT = b"The ferry carried 1,200 people in 2019. It had carried 900 people in 2018.\n"


def figure(value, unit="person", text=None):
    return Figure(value=Decimal(str(value)), unit=unit, text=text or f"{value} {unit}")


def citation(quote, start=0, n=1):
    return Citation(
        n=n, sentence_id=f"s{n}", quote=quote, start=start, end=start + len(quote), section=""
    )


def answer(status="answered", figures=(), quotes=(), text="Said."):
    return Answer(
        question="?",
        language="en",
        status=status,
        answer=text,
        figures=tuple(figures),
        citations=tuple(citation(quote, n=n) for n, quote in enumerate(quotes, 1)),
    )


def line(kind="figure", **gold):
    return {"id": "1", "doc": "a.txt", "kind": kind, "question": "?", "gold": gold}


PEOPLE = {"status": "answered", "figures": [[1200, "person"]], "cite": ["carried 1,200"]}


MONEY = {"status": "answered", "figures": [[5, "USD"]]}


def row(answers=("1,200",), **more):
    return {
        "id": "1", "doc": "a.txt", "question": "?", "answers": list(answers), "answerable": True,
        "figure": False,
    } | more  # fmt: skip


HIT, NEXT, MISS = "It carried 1,200 People.", "Then 1,200 more.", "None."
