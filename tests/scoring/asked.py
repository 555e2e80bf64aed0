"""Questions on little documents: whether the figure is told, the sentence cited, or nothing said.

    python -m tests.scoring.asked [--words] [--failures] [--set NAME]

Of a set that only measures nothing is shown but the score.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from bot.answer import Answer
from bot.answering.engine import open_documents
from tests.scoring.sets import SEALED
from tests.scoring.vectors import kept_vectors
from tests.training.little import BEFORE, LittleDocument, LittleQuestion, little, little_sets

# What comes out, from the best to the worst: the sentence alone is no figure, but not false.
OUTCOMES = ("right", "cited", "missed", "beside", "wrong")
_TOLERANCE = Decimal("0.005")


def outcome(question: LittleQuestion, answer: Answer, document: LittleDocument) -> str:
    """Return "right", "cited" (the sentence without its figure), "missed", "beside" or "wrong".

    "beside" is an answer that is none, "wrong" one with a figure that isn't the one asked for.
    """
    if question.kind == "unanswerable":
        if answer.status != "answered":
            return "right"
        return "wrong" if answer.figures else "beside"
    if answer.status != "answered":
        return "missed"
    sentence = document.sentences[question.cited]
    cites = any(sentence in one.quote or one.quote in sentence for one in answer.citations)
    values = question.values(document.language)
    told = {Decimal(str(one.value)) for one in answer.figures}
    if question.kind in {"figure", BEFORE} and values:
        if told and not all(any(map(_same(one), values)) for one in told):
            return "wrong"
        return "right" if told and cites else "cited" if cites else "beside"
    if told and not any(one.text in sentence for one in answer.figures):
        return "wrong"
    return "right" if cites else "beside"


def _same(told: Decimal) -> Callable[[Decimal], bool]:
    """Return what tells whether a value is the one told: what is computed is rounded."""
    return lambda value: abs(value - told) <= abs(value) * _TOLERANCE


def outcomes(
    name: str, *, words: bool
) -> Iterator[tuple[LittleDocument, LittleQuestion, Answer, str]]:
    """Ask all questions of a set."""
    for document in little(name):
        engine = open_documents([document.document], None if words else kept_vectors())
        for question in document.questions:
            answer = engine.answer(question.text, question.after)
            yield document, question, answer, outcome(question, answer, document)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--words", action="store_true", help="words alone, without vectors")
    parser.add_argument("--failures", action="store_true", help="show what is not right")
    parser.add_argument("--set", action="append", metavar="NAME", help="this set only; repeatable")
    given = parser.parse_args()
    whole: Counter[tuple[str, str]] = Counter()
    for name in given.set or little_sets():
        found: Counter[tuple[str, str]] = Counter()
        for document, question, answer, came in outcomes(name, words=given.words):
            found[question.kind, came] += 1
            if given.failures and came != "right" and name not in SEALED:
                sys.stdout.write(
                    f"{document.id} {question.kind} {came}: {question.text} {question.answer}\n"
                )
                sys.stdout.write(f"    {answer.answer!r}\n")
        sys.stdout.write(f"{name} {_told(found)}\n")
        whole += found
    sys.stdout.write(f"all {_told(whole)}\n")


def _told(found: Counter[tuple[str, str]]) -> str:
    return "; ".join(
        f"{kind} {sum(found[kind, one] for one in OUTCOMES)}: "
        + ", ".join(f"{one} {found[kind, one]}" for one in OUTCOMES)
        for kind in ("figure", "before", "text", "unanswerable")
        if any(found[kind, one] for one in OUTCOMES)
    )


if __name__ == "__main__":
    main()
