"""The document: a talk about it on top, and its text, whole or a page of it at a time."""

from typing import Final

from bot.texts import colon
from bot.web.ask import ask_form, copied
from bot.web.elements import Html, capital, join, tag
from bot.web.inline_figure import period, shown
from bot.web.page_texts import word
from bot.web.pagination import Leaf
from bot.web.site import Params, Site, page
from bot.web.talk import Talk
from bot.web.text_html import Passages, Span
from bot.web.transcript import Said, talk_area, title_of
from facts.table import FIGURE_KINDS
from index.document import Sentence

_FEW: Final = 3
_NOBODY: Final = Talk()


def article_page(
    site: Site,
    language: str,
    *,
    cited: str = "",
    mark: Span | None = None,
    talk: Talk = _NOBODY,
    said: Said | None = None,
) -> str:
    """Give the page of the document: the talk, then its text or, of many pages, their list.

    `cited` is the sentence to show, `mark` the figure in it.
    """
    said = said or Said()
    about = site.library.about
    asked = said.answer is not None
    params = [*talk.params, *_place(cited, mark)]
    refused = said.answer is not None and said.answer.status == "error"
    body = join(
        tag(
            "h1",
            site.title(language),
            lang=None if site.members else about.language,
            class_="asked" if asked else None,
        ),
        _source(site, language),
        ask_form(site, language, talk, talk.question if refused else ""),
        talk_area(site, language, talk, said),
        _below(site, language, cited, mark),
    )
    return page(
        site,
        language,
        title_of(site, talk, language),
        body,
        here="article",
        own=(site.path, params),
    )


def _below(site: Site, language: str, cited: str, mark: Span | None) -> Html:
    """Give the text, or the way to it: the pages of a long document, the documents of several."""
    if site.members:
        links = [
            tag("li", tag("a", one.library.about.title, href=one.home)) for one in site.members
        ]
        return _listed(site, language, links)
    if len(site.leaves) > 1:
        return _pages(site, language)
    return _text(site, language, cited, mark)


def leaf_page(
    site: Site, language: str, leaf: Leaf, *, cited: str = "", mark: Span | None = None
) -> str:
    """Give one page of the document as text, with the way to those before and after it."""
    name = leaf_name(leaf, language)
    title = word("page_of", language, page=name, title=site.library.about.title)
    passages = _passages(site, language, cited, mark)
    body = join(
        tag("h1", name),
        tag("p", tag("a", site.library.about.title, href=site.home), class_="source"),
        ask_form(site, language, _NOBODY),
        _picture(language, site.picture(leaf.page), name),
        tag(
            "article",
            passages.sections(leaf.paragraphs),
            lang=site.library.about.language,
            class_="text",
        ),
        _around(site, language, leaf),
    )
    own = (f"{site.path}/page/{leaf.number}", _place(cited, mark))
    return page(site, language, title, body, here="article", own=own)


def _picture(language: str, address: str | None, name: str) -> Html | None:
    """Show the page as it looks, once that is wanted: the picture is large."""
    if address is None:
        return None
    shown = word("picture_of", language, page=name)
    image = tag("img", src=address, alt=shown, loading="lazy")
    return tag("details", tag("summary", word("picture", language)), image, class_="picture")


def leaf_name(leaf: Leaf, language: str) -> str:
    """Name a page as the document does: by its number, or as the sheet is called."""
    if isinstance(leaf.page, str):
        return leaf.page
    if leaf.page is None:
        return word("part_n", language, n=str(leaf.number))
    return word("page_n", language, n=str(leaf.page))


def _place(cited: str, mark: Span | None) -> Params:
    if not cited:
        return []
    span = [("m", f"{mark[0]}-{mark[1]}")] if mark else []
    return [("s", cited), *span]


def _source(site: Site, language: str) -> Html | None:
    source = site.library.source(language)
    return (
        tag("p", word("source", language), colon(language), source, class_="source")
        if source
        else None
    )


def _text(site: Site, language: str, cited: str, mark: Span | None) -> Html:
    document = site.library.document
    passages = _passages(site, language, cited, mark)
    text = passages.sections(document.paragraphs)
    shown = _picture(language, site.picture(1), word("page_n", language, n="1"))
    return join(
        _contents(site, language),
        shown if document.pages == 1 else None,
        tag("article", text, lang=site.library.about.language, class_="text"),
    )


def _passages(site: Site, language: str, cited: str, mark: Span | None) -> Passages:
    sentence = site.library.document.sentence(cited) if cited else None
    aside = _states(site, language, sentence, mark) if sentence else None
    return Passages(site.library, sentence, mark, aside)


def _contents(site: Site, language: str) -> Html | None:
    sections = [s for s in site.library.document.sections[1:] if s.title]
    if len(sections) < _FEW - 1:
        return None
    links = [tag("li", tag("a", s.title, href=f"#{s.id}")) for s in sections]
    return _listed(site, language, links)


def _pages(site: Site, language: str) -> Html:
    """List the pages of a document, each with the words that it begins with."""
    text = site.library.document.text
    links = []
    for leaf in site.leaves:
        first = leaf.paragraphs[0] if leaf.paragraphs else None
        begins = text[first.start : first.end][:80] if first else ""
        name = tag("a", leaf_name(leaf, language), href=site.leaf(leaf), lang=language)
        links.append(tag("li", name, " ", tag("span", begins)))
    return _listed(site, language, links, plain=True)


def _listed(site: Site, language: str, links: list[Html], *, plain: bool = False) -> Html:
    return tag(
        "nav",
        tag("h2", word("contents", language)),
        tag("ol", join(*links), lang=site.library.about.language),
        class_="contents pages" if plain else "contents",
        aria_label=word("contents", language),
    )


def _around(site: Site, language: str, leaf: Leaf) -> Html:
    ways = []
    at = site.leaves.index(leaf)
    for key, position in (("before", at - 1), ("after", at + 1)):
        if 0 <= position < len(site.leaves):
            way = site.leaf(site.leaves[position])
            ways.append(tag("a", word(key, language), href=way, rel=_RELATIONS[key]))
    return tag("nav", join(*ways), class_="around", aria_label=word("contents", language))


_RELATIONS: Final = {"before": "prev", "after": "next"}


def _states(site: Site, language: str, sentence: Sentence, mark: Span | None) -> Html | None:
    """List what the facts table has from this sentence, and give the link to it."""
    facts = [fact for fact in site.library.facts if sentence.start <= fact.start < sentence.end]
    rows = (
        tag(
            "li",
            tag(
                "a",
                capital(fact.label(language)),
                href=site.at(f"{site.path}/facts", (), fact.id),
            ),
            colon(language),
            shown(fact, language, site.library.about.language),
            f" · {period(fact, language)}" if fact.kind in FIGURE_KINDS else None,
        )
        for fact in facts
    )
    title = word("states" if facts else "cited", language)
    here = site.sentence(sentence.id, mark)
    label = word("link_sentence", language, n=sentence.id.removeprefix("s"))
    return tag(
        "aside",
        tag("h2", title),
        tag("ul", join(*rows)) if facts else None,
        tag("p", copied(here, label, language)),
        class_="states",
        lang=language,
        aria_label=title,
    )
