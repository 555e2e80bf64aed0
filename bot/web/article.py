"""The article: sections, paragraphs, each sentence a target, its figures marked."""

from typing import Final

from bot.web.ask import answer_area, ask_form, examples
from bot.web.html import Html, capital, join, tag
from bot.web.site import Site, page
from bot.web.words import word
from facts.table import FIGURE_KINDS, Fact
from index.document import Paragraph, Sentence

_FEW: Final = 3


def article_page(
    site: Site,
    language: str,
    *,
    cited: str = "",
    question: str = "",
    earlier: tuple[str, ...] = (),
    card: Html | None = None,
) -> str:
    """Give the page of the document; `cited` is the sentence to show, `card` an answer on top."""
    document, about = site.library.document, site.library.about
    sentence = document.sentence(cited) if cited else None
    source = (
        tag("p", word("source", language), ": ", about.source, class_="source")
        if about.source
        else None
    )
    body = join(
        tag("h1", about.title, lang=about.language, class_="asked" if card else None),
        source,
        ask_form(site, language, question, earlier),
        answer_area(card),
        examples(site, language),
        _contents(site, language),
        _article(site, language, sentence),
    )
    return page(site, language, about.title, body, here="article")


def _contents(site: Site, language: str) -> Html | None:
    sections = [s for s in site.library.document.sections[1:] if s.title]
    if len(sections) < _FEW - 1:
        return None
    links = (tag("li", tag("a", s.title, href=f"#{s.id}")) for s in sections)
    return tag(
        "nav",
        tag("h2", word("contents", language)),
        tag("ol", join(*links), lang=site.library.about.language),
        class_="contents",
        aria_label=word("contents", language),
    )


def _article(site: Site, language: str, cited: Sentence | None) -> Html:
    document = site.library.document
    marks = _marks(site)
    parts: list[Html] = []
    for number, section in enumerate(document.sections):
        heading = None
        if number and section.title:
            heading = tag("h2", section.title, id=section.id)
        paragraphs = [
            _paragraph(site, language, paragraph, marks, cited)
            for paragraph in document.paragraphs_in(number)
        ]
        parts.append(
            tag(
                "section",
                heading,
                join(*paragraphs),
                aria_labelledby=section.id if heading else None,
            )
        )
    return tag("article", join(*parts), lang=site.library.about.language, class_="text")


def _paragraph(
    site: Site,
    language: str,
    paragraph: Paragraph,
    marks: dict[str, list[Fact]],
    cited: Sentence | None,
) -> Html:
    document = site.library.document
    parts: list[str] = []
    at = paragraph.start
    aside = None
    for sentence in document.sentences_of(paragraph):
        parts.append(document.text[at : sentence.start])
        here = cited is not None and sentence.id == cited.id
        parts.append(_sentence(sentence, marks.get(sentence.id, []), cited=here))
        at = sentence.end
        if here:
            aside = _states(site, language, sentence)
    parts.append(document.text[at : paragraph.end])
    return join(tag("p", join(*parts)), aside)


def _sentence(sentence: Sentence, facts: list[Fact], *, cited: bool) -> Html:
    parts: list[str] = []
    at = 0
    for fact in facts:
        start, end = fact.start - sentence.start, fact.end - sentence.start
        if start < at or end > len(sentence.text):
            continue
        parts += [sentence.text[at:start], tag("b", sentence.text[start:end], class_="n")]
        at = end
    content = join(*parts, sentence.text[at:])
    if cited:
        content = tag("mark", content)
    return tag("span", content, id=sentence.id, class_="s cited" if cited else "s")


def _marks(site: Site) -> dict[str, list[Fact]]:
    """Give the facts that state a figure, by the sentence they stand in, in order."""
    found: dict[str, list[Fact]] = {}
    for fact in sorted(site.library.facts, key=lambda fact: (fact.start, -fact.end)):
        if fact.kind in FIGURE_KINDS:
            sentence = site.library.document.sentence_at(fact.start)
            if sentence is not None:
                found.setdefault(sentence.id, []).append(fact)
    return found


def _states(site: Site, language: str, sentence: Sentence) -> Html | None:
    """List what the facts table has from this sentence."""
    facts = [fact for fact in site.library.facts if sentence.start <= fact.start < sentence.end]
    if not facts:
        return None
    rows = (
        tag(
            "li",
            tag("a", capital(fact.label(language)), href=f"{site.home}/facts#{fact.id}"),
            ": ",
            tag("b", fact.text, lang=site.library.about.language),
            f" · {fact.period}" if fact.kind in FIGURE_KINDS else None,
        )
        for fact in facts
    )
    title = word("states", language)
    return tag(
        "aside",
        tag("h3", title),
        tag("ul", join(*rows)),
        class_="states",
        lang=language,
        aria_label=title,
    )
