"""A checked statement as an answer: the part that decides in the headline, the sentence below."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer import Answer, Figure, ReadingView
from bot.answering.asking import Asker
from bot.answering.claims.believing import judge
from bot.answering.claims.checked import Checked, Decided
from bot.answering.claims.verdict import check
from bot.answering.footnotes import Footnotes
from bot.answering.wording import built
from bot.texts import joined, say
from bot.understanding.marks import marks_of
from index.document import Document

_WORDS = {"supported": "yes", "contradicted": "no"}
_FIRST = {"supported": 0, "contradicted": 1, "not_in_document": 2}
_Checking = Callable[[str, str, Asker], Checked]
_MOST_LEFT = 5  # words of a statement that are named as not accounted for


def claim_answer(text: str, language: str, askers: Sequence[Asker], name: str) -> Answer:
    """Check a statement against documents; `name` is how the answer calls the document.

    One that supports it decides before one that contradicts it, and that before one that leaves a
    figure open.
    """
    asker, checked = _best(text, language, askers, judge)
    document = asker.corpus.document
    return checked_answer(text, language, checked, document, name, named=len(askers) > 1)


def _best(
    text: str, language: str, askers: Sequence[Asker], checking: _Checking
) -> tuple[Asker, Checked]:
    """Return what decides a statement first, with the document that does."""
    found = [(asker, checking(text, language, asker)) for asker in askers]
    return min(found, key=lambda row: (_FIRST[row[1].verdict], row[1].decided is None))


def checked_answer(
    text: str,
    language: str,
    checked: Checked,
    document: Document,
    name: str,
    *,
    named: bool = False,
) -> Answer:
    """Return what checking a statement against a document came to, in words.

    `name` is how the answer calls the document, `named` puts its title into the citations.
    """
    footnotes = Footnotes(named=named)
    figures = []
    decided = checked.verdict != "not_in_document"
    for number, position in enumerate(checked.evidence if decided else checked.evidence[:1]):
        figure = checked.figure if number == 0 else None
        mark = None
        if figure is not None:
            start = document.sentences[position].start
            mark = start + figure.start, start + figure.end
            figures.append(
                Figure(
                    value=figure.value, unit=figure.unit, text=figure.text,
                    qualifier=figure.qualifier, start=mark[0], end=mark[1], source="sentence",
                )
            )  # fmt: skip
        footnotes.cite(document, document.sentences[position], mark)
    return built(
        text,
        language,
        checked.verdict,
        headline=_headline(checked, language, name),
        footnotes=footnotes,
        figures=figures if decided else (),
        reading=ReadingView(intent="claim", leftover=checked.leftovers[:_MOST_LEFT]),
        warnings=(say("claim_disputed", language, document=name),) if checked.disputed else (),
    )


def whether_answer(text: str, language: str, askers: Sequence[Asker], name: str) -> Answer | None:
    """Answer whether a statement is so, None where slots don't decide it: it may be found as well."""
    asker, checked = _best(text, language, askers, check)
    document = asker.corpus.document
    answer = checked_answer(text, language, checked, document, name, named=len(askers) > 1)
    found = joined(dict.fromkeys(figure.text for figure in answer.figures), language)
    two = checked.decided.found if checked.decided and checked.decided.slot == "order" else ""
    return yes_or_no(answer, found or two, name)


def yes_or_no(checked: Answer, found: str, document: str) -> Answer | None:
    """Return a checked statement as yes or no, None where nothing decides it.

    `found` is what the document has instead or as well ("" for nothing to show), `document` how
    answers call it.
    """
    word = _WORDS.get(checked.status)
    if word is None:
        return None
    headline = (
        say(word, checked.language, found=found)
        if found
        else say(f"{word}_so", checked.language, document=document)
    )
    below = checked.answer.removeprefix(checked.headline)
    return checked.model_copy(
        update={"status": "answered", "headline": headline, "answer": f"{headline}{below}"}
    )


def _without_article(part: Decided | None, language: str) -> Decided | None:
    """Return a slot without the article that a mark of several words ends with: "lower the"."""
    if part is None:
        return None
    articles = marks_of(language).articles
    stated, found = (_bare(words, articles) for words in (part.stated, part.found))
    return replace(part, stated=stated, found=found)


def _bare(text: str, articles: frozenset[str]) -> str:
    words = text.split()
    last = len(words) > 1 and words[-1].casefold() in articles
    return " ".join(words[:-1]) if last else text


def _headline(checked: Checked, language: str, name: str) -> str:
    part = _without_article(checked.decided, language)
    if checked.verdict == "supported":
        if part is None:
            return say("claim_so", language, document=name)
        if part.slot == "order" or part.stated == part.found:
            return say("claim_exactly_so", language, document=name, found=part.found)
        return say("claim_supported", language, document=name, stated=part.stated, found=part.found)
    if part is None:
        return say("unsupported", language, document=name)
    if checked.verdict == "not_in_document":
        return say("claim_open", language, document=name, stated=part.stated, found=part.found)
    if part.slot == "negation":
        key = "claim_is_so" if part.stated else "claim_is_not_so"
        return say(key, language, document=name)
    if part.slot == "who":
        return say("claim_turned", language, document=name)
    return say("claim_contradicted", language, document=name, stated=part.stated, found=part.found)
