"""All that checking says of many statements: ``python -m tests.answering.whole`` writes it anew.

What is compared is in whole.tsv, a line a statement: the document, the statement, the verdict, the
slot that decides with what is stated and found, the cited sentences, the printed figure and the
words that nothing accounts for. Statements are those of the other tests of claims, and sentences of
their documents with a word taken out, two in another order, another figure or another year: whoever
changes what is said of them sees in the diff what else it changes.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from tests.answering import (
    compared,
    test_claims,
    test_claims_cells,
    test_claims_languages,
    test_claims_parts,
    test_claims_traps,
)

FILE = Path(__file__).with_name("whole.tsv")
_WORD = re.compile(r"\w[\w.,%]*|[^\w\s]")
Case = tuple[str, str, Asker, str]  # the document's name, the language, the document, the statement


def cases() -> Iterator[Case]:
    """Yield every statement once a document."""
    seen = set()
    for case in (*_of_tests(), *_of_sentences(), *_of_reports()):
        if (case[0], case[3]) not in seen:
            seen.add((case[0], case[3]))
            yield case


def _of_tests() -> Iterator[Case]:
    for text, language, _, claim in test_claims.CASES:
        yield f"museum.{language}", language, test_claims.asker(text, language), claim
    for language, _, claim in test_claims_languages.CASES:
        yield f"report.{language}", language, test_claims_languages.asker(language), claim
    for table in (test_claims_traps.FALSE, test_claims_traps.TRUE):
        for language, text, claim in test_claims_traps.rows(table):
            yield f"traps.{text[:6]}", language, test_claims_traps.asker(language, text), claim
    for _, claim in (*test_claims_cells.CASES, *test_claims_cells.SLIPS):
        yield "cells", "en", test_claims_cells.asker(), claim
    for _, claim in test_claims_cells.COMPARED:
        yield "states", "en", test_claims_cells.states(), claim
    for claim, _ in test_claims_parts.REPORTED:
        yield "parts", "en", test_claims_parts.report(), claim


def _of_reports() -> Iterator[Case]:
    for name, claim in compared.statements():
        yield name, name.split(".")[0], compared.documents()[name], claim


def _of_sentences() -> Iterator[Case]:
    for name, language, one in _documents():
        for sentence in one.corpus.document.sentences:
            for changed in variations(sentence.text):
                yield name, language, one, changed


def _documents() -> Iterator[tuple[str, str, Asker]]:
    found = {name: (language, one) for name, language, one, _ in _of_tests()}
    for name, (language, one) in found.items():
        yield name, language, one


def variations(sentence: str) -> Iterator[str]:
    """Yield a sentence as it is and with one thing changed, at the same places each time."""
    yield sentence
    if len(sentence) > 160:
        return
    words = list(_WORD.finditer(sentence))
    for match in (words[len(words) // 3], words[2 * len(words) // 3]) if len(words) > 4 else ():
        yield sentence[: match.start()] + sentence[match.end() :].lstrip()
    if len(words) > 6:
        one, other = words[1], words[len(words) // 2]
        yield (
            sentence[: one.start()] + other.group() + sentence[one.end() : other.start()]
            + one.group() + sentence[other.end() :]
        )  # fmt: skip
    for figure in list(re.finditer(r"\d[\d.,]*\d|\d", sentence))[:2]:
        yield sentence[: figure.start()] + "77" + sentence[figure.end() :]
        yield f"{sentence[: figure.start()]}over {figure.group()}{sentence[figure.end() :]}"


def told(case: Case) -> str:
    """Return all that is said of a statement, in one line."""
    name, language, one, claim = case
    found = check(claim, language, one)
    decided = found.decided
    parts = (
        name,
        claim,
        found.verdict + (" disputed" if found.disputed else ""),
        f"{decided.slot}: {decided.stated} → {decided.found}" if decided else "",
        " ".join(map(str, found.evidence)),
        found.figure.text if found.figure else "",
        " · ".join(found.leftovers),
    )
    return "\t".join(re.sub(r"\s+", " ", part) for part in parts)


def main() -> None:
    lines = [told(case) for case in cases()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} statements\n")


if __name__ == "__main__":
    main()
