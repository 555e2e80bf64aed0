"""The ask box, and an answer as a card with footnotes that lead into the text."""

import re
from typing import Final

from bot.answer import Answer, Citation
from bot.entry.compose import suggestion
from bot.texts import labelled, place_of
from bot.web.elements import Html, join, tag
from bot.web.page_texts import word
from bot.web.site import Site
from bot.web.talk import LONGEST, Talk
from facts.library import Library
from facts.vocabulary import LANGUAGES
from index.script import simplified

_NOTE: Final = re.compile(r"\[(\d{1,3})\]")
_POINT: Final = "• "
_HEADLINE: Final = 60  # characters that still read as a headline; a longer one is a sentence


def ask_form(site: Site, language: str, talk: Talk, box: str = "") -> Html:
    """Make a form that asks without JavaScript too; `box` is what stands in it.

    The earlier questions are fields of it that stand with the talk (see bot.web.transcript).
    """
    label = word("ask_label", language)
    hint = "ask_on" if talk.question else "ask_hint"
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
                placeholder=word(hint, language),
                value=box or None,
            ),
            tag("button", word("ask", language), type="submit"),
            class_="row",
        ),
        chosen_field(site),
        id="ask",
        method="get",
        action=site.path,
        class_="ask",
        role="search",
        aria_label=label,
        data_failed=word("failed", language),
        data_on=word("ask_on", language),
    )


def chosen_field(site: Site) -> Html | None:
    """Keep the language that was chosen, in a form."""
    chosen = site.frame.chosen
    return tag("input", type="hidden", name="lang", value=chosen) if chosen else None


def examples(site: Site, language: str) -> Html | None:
    """List questions to try, as links."""
    questions = site.library.examples(language)
    if not questions:
        return None
    links = (tag("li", tag("a", text, href=site.question(text))) for text in questions)
    title = tag("h2", word("try", language), class_="hidden")
    return join(title, tag("ul", join(*links), class_="chips"))


def answer_card(site: Site, answer: Answer, language: str) -> Html:
    """Render an answer: the figure first, what it is, sentences, arithmetic, what to know."""
    notes = {citation.n: citation for citation in answer.citations}
    spoken = answer.language if answer.language != language else None
    return tag(
        "section",
        tag("h3", word("answer", language), class_="hidden"),
        _told_first(site, answer, notes),
        _calculation(site, answer, language),
        join(*(quotation(site, citation, language) for citation in answer.citations)),
        join(*(_warning(text, language) for text in answer.warnings)),
        tag(
            "p",
            labelled(word("read_as", language), answer.reading.text, language),
            class_="reading",
        )
        if _worth_reading(answer)
        else None,
        class_=f"card answer {answer.status.replace('_', '-')}",
        aria_label=word("answer", language),
        lang=spoken,
    )


def _worth_reading(answer: Answer) -> bool:
    """Whether "read as" says more than the lines above it do; the period is with the figure."""
    what = answer.reading.text.partition(" · ")[0]
    return bool(what) and not any(what in line for line in (*answer.details, answer.headline))


def headline_of(answer: Answer) -> str:
    """Give the first line of an answer, for one line: without footnote marks and a point."""
    line = (answer.headline or answer.answer).split("\n")[0]
    return _NOTE.sub("", line).removeprefix(_POINT).strip()


def _told_first(site: Site, answer: Answer, notes: dict[int, Citation]) -> Html:
    """Make headline and details; points are a list, and none of them a headline."""
    first, *rest = (answer.headline or answer.answer).split("\n")
    lines = [first, *rest, *answer.details]
    points = [line.removeprefix(_POINT) for line in lines if line.startswith(_POINT)]
    plain = [line for line in lines if not line.startswith(_POINT)]
    parts: list[Html] = []
    if plain and plain[0] == first:
        long = " long" if len(first) > _HEADLINE else ""
        parts.append(tag("p", _headline(site, first, answer, notes), class_=f"headline{long}"))
        plain = plain[1:]
    parts += [
        tag("p", _linked(site, line, notes, answer.language), class_="detail") for line in plain
    ]
    if points:
        items = (tag("li", _linked(site, line, notes, answer.language)) for line in points)
        parts.append(tag("ul", join(*items), class_="points"))
    return join(*parts)


def _headline(site: Site, text: str, answer: Answer, notes: dict[int, Citation]) -> Html:
    """Make the headline; a figure's period, " · 2025" at its end, is set apart."""
    figure, dot, period = text.rpartition(" · ")
    if not (dot and answer.figures):
        return _linked(site, text, notes, answer.language)
    return join(
        _linked(site, figure, notes, answer.language), " ", tag("span", period, class_="period")
    )


def _linked(site: Site, text: str, notes: dict[int, Citation], language: str) -> Html:
    """Make a text whose "[1]" lead to their sentences."""
    parts: list[str] = []
    at = 0
    for match in _NOTE.finditer(text):
        citation = notes.get(int(match[1]))
        if citation is None:
            continue
        parts += [text[at : match.start()], note(site, citation, language)]
        at = match.end()
    return join(*parts, text[at:])


def note(site: Site, citation: Citation, language: str) -> Html:
    """Give the footnote mark, a link to the sentence in the text."""
    link = tag("a", f"[{place_of(citation, language)}]", href=site.cited(citation), class_="note")
    return tag("sup", link)


def quotation(site: Site, citation: Citation, language: str) -> Html:
    """Make a cited sentence; each of its figures is marked, and a link to its place."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(citation.marks):
        if start < at:
            continue
        figure = tag("mark", citation.quote[start:end])
        link = tag("a", figure, href=site.cited(citation, (start, end)), class_="place")
        parts += [citation.quote[at:start], link]
        at = end
    source = site.library.about.language
    quote = tag(
        "p", join(*parts, citation.quote[at:]), " ", note(site, citation, language), lang=source
    )
    here = site.cited(citation, min(citation.marks, default=None))
    number = tag("span", f": [{citation.n}]", class_="hidden")
    where = tag(
        "p",
        tag("a", word("in_context", language), number, href=here),
        copied(here, word("link", language), language, number),
        tag("span", _source(citation), lang=source),
        class_="where",
    )
    return tag("figure", tag("blockquote", quote), tag("figcaption", where))


def _source(citation: Citation) -> str:
    """Name the document, where it says which, and the section."""
    section = citation.section.rpartition(" › ")[2]
    names = [citation.document, section] if citation.document != section else [section]
    return " · ".join(filter(None, names))


def copied(address: str, label: str, language: str, more: Html | None = None) -> Html:
    """Make a link that, where there is JavaScript, is copied instead of followed."""
    done = word("copied", language)
    return tag("a", label, more, href=address, class_="copy", data_copied=done)


def _calculation(site: Site, answer: Answer, language: str) -> Html | None:
    if answer.calculation is None or _told(answer.calculation.formula, answer):
        return None
    notes = {citation.n: citation for citation in answer.citations}
    operands = (
        tag(
            "li",
            operand.text,
            note(site, notes[operand.citation], language) if operand.citation in notes else None,
        )
        for operand in answer.calculation.operands
    )
    return tag(
        "div",
        tag("h4", word("calculation", language)),
        tag("p", tag("code", answer.calculation.formula)),
        tag("ul", join(*operands)) if answer.calculation.operands else None,
        class_="calculation",
    )


def _told(formula: str, answer: Answer) -> bool:
    return any(formula in line for line in (answer.headline, *answer.details))


def _warning(text: str, language: str) -> Html:
    return tag("p", tag("strong", word("warning", language)), " ", text, class_="warning")


def suggested(site: Site, library: Library, question: str) -> str | None:
    """Give the address of the only fact that is suggested by this question, None for none."""
    asked = simplified(question)
    found = {
        fact.id
        for fact in library.facts
        for language in LANGUAGES
        if suggestion(fact, language).question == asked
    }
    return site.at(f"{site.path}/facts", (), found.pop()) if len(found) == 1 else None
