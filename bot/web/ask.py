"""The ask box, and an answer as a card with footnotes that lead into the text."""

import re
from collections.abc import Sequence
from typing import Final

from bot.answer import Answer, Citation
from bot.web.html import Html, join, tag
from bot.web.site import Site
from bot.web.words import word

_NOTE: Final = re.compile(r"\[(\d{1,3})\]")
LONGEST: Final = 1000


def ask_form(site: Site, language: str, question: str = "", earlier: Sequence[str] = ()) -> Html:
    """Make a form that asks without JavaScript too; `earlier` are the questions asked before."""
    asked = [*earlier, question] if question else list(earlier)
    label = word("ask_label", language)
    return tag(
        "form",
        tag("label", label, for_="q"),
        tag(
            "div",
            tag(
                "input",
                id="q",
                name="q",
                type="search",
                required=True,
                maxlength=LONGEST,
                autocomplete="off",
                enterkeyhint="send",
                placeholder=word("ask_hint", language),
                value=question or None,
            ),
            tag("button", word("ask", language), type="submit"),
            class_="row",
        ),
        join(*(tag("input", type="hidden", name="c", value=turn) for turn in asked[-5:])),
        method="get",
        action=site.home,
        class_="ask",
        role="search",
        aria_label=label,
        data_failed=word("failed", language),
    )


def examples(site: Site, language: str) -> Html | None:
    """List questions to try, as links."""
    about = site.library.about
    questions = (about.examples_zh if language == "zh" else ()) or about.examples
    if not questions:
        return None
    links = (tag("li", tag("a", text, href=site.question(text))) for text in questions)
    title = tag("h2", word("try", language), class_="hidden")
    return join(title, tag("ul", join(*links), class_="chips"))


def answer_area(card: Html | None) -> Html:
    """Where an answer stands, or will."""
    return tag("div", card, id="answer", aria_live="polite")


def answer_card(site: Site, answer: Answer, language: str) -> Html:
    """Render an answer: the figure first, what it is, sentences, arithmetic, what to know."""
    notes = {citation.n: citation for citation in answer.citations}
    spoken = answer.language if answer.language != language else None
    headline, *rest = (answer.headline or answer.answer).split("\n")
    return tag(
        "section",
        tag("h2", word("answer", language), class_="hidden"),
        tag("p", _headline(site, headline, answer, notes), class_="headline"),
        join(
            *(
                tag("p", _linked(site, line, notes), class_="detail")
                for line in (*rest, *answer.details)
            )
        ),
        _calculation(site, answer, language),
        join(*(quotation(site, citation, language) for citation in answer.citations)),
        join(*(_warning(text, language) for text in answer.warnings)),
        _suggestions(site, answer, language),
        tag("p", f"{word('read_as', language)}: {answer.reading.text}", class_="reading")
        if answer.reading.text
        else None,
        class_=f"card answer {answer.status.replace('_', '-')}",
        aria_label=word("answer", language),
        lang=spoken,
    )


def _headline(site: Site, text: str, answer: Answer, notes: dict[int, Citation]) -> Html:
    """Make the headline; a figure's period, " · 2025" at its end, is set apart."""
    figure, dot, period = text.rpartition(" · ")
    if not (dot and answer.figures):
        return _linked(site, text, notes)
    return join(_linked(site, figure, notes), " ", tag("span", period, class_="period"))


def _linked(site: Site, text: str, notes: dict[int, Citation]) -> Html:
    """Make a text whose "[1]" lead to their sentences."""
    parts: list[str] = []
    at = 0
    for match in _NOTE.finditer(text):
        citation = notes.get(int(match[1]))
        if citation is None:
            continue
        parts += [text[at : match.start()], note(site, citation)]
        at = match.end()
    return join(*parts, text[at:])


def note(site: Site, citation: Citation) -> Html:
    """Give the footnote mark, a link to the sentence in the text."""
    link = tag("a", f"[{citation.place}]", href=site.sentence(citation.sentence_id), class_="note")
    return tag("sup", link)


def quotation(site: Site, citation: Citation, language: str) -> Html:
    """Make a cited sentence with its figures marked."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(citation.marks):
        if start < at:
            continue
        parts += [citation.quote[at:start], tag("mark", citation.quote[start:end])]
        at = end
    source = site.library.about.language
    quote = tag("p", join(*parts, citation.quote[at:]), " ", note(site, citation), lang=source)
    where = tag(
        "p",
        tag(
            "a",
            word("in_context", language),
            tag("span", f": [{citation.n}]", class_="hidden"),
            href=site.sentence(citation.sentence_id),
        ),
        tag("span", citation.section, lang=source),
        class_="where",
    )
    return tag("figure", tag("blockquote", quote), tag("figcaption", where))


def _calculation(site: Site, answer: Answer, language: str) -> Html | None:
    if answer.calculation is None or _told(answer.calculation.formula, answer):
        return None
    notes = {citation.n: citation for citation in answer.citations}
    operands = (
        tag(
            "li",
            operand.text,
            note(site, notes[operand.citation]) if operand.citation in notes else None,
        )
        for operand in answer.calculation.operands
    )
    return tag(
        "div",
        tag("h3", word("calculation", language)),
        tag("p", tag("code", answer.calculation.formula)),
        tag("ul", join(*operands)) if answer.calculation.operands else None,
        class_="calculation",
    )


def _told(formula: str, answer: Answer) -> bool:
    return any(formula in line for line in (answer.headline, *answer.details))


def _warning(text: str, language: str) -> Html:
    return tag("p", tag("strong", word("warning", language)), " ", text, class_="warning")


def _suggestions(site: Site, answer: Answer, language: str) -> Html | None:
    if not answer.suggestions:
        return None
    links = (
        tag("li", tag("a", found.label, href=site.question(found.question)))
        for found in answer.suggestions
    )
    return join(
        tag("h3", word("related", language)), tag("ul", join(*links), class_="chips related")
    )
