"""What every page shares: the entry, its addresses, the static files, and the page around it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from bot.answer import Citation
from bot.web.elements import Child, Html, join, tag
from bot.web.page_texts import LANGUAGES, word
from bot.web.pagination import Leaf, leaf_of, leaves
from bot.web.talk import Talk
from facts.library import Library

STATIC: Final = Path(__file__).with_name("static")
TYPES: Final = {
    "reader.css": "text/css; charset=utf-8",
    "reader.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
Params = Iterable[tuple[str, str]]


@lru_cache(1)
def files() -> dict[str, bytes]:
    """Return the static files by name."""
    return {name: (STATIC / name).read_bytes() for name in TYPES}


@lru_cache(1)
def versions() -> dict[str, str]:
    """Return a hash of each static file, so that a browser may keep it for ever."""
    return {name: hashlib.sha256(body).hexdigest()[:12] for name, body in files().items()}


def static(name: str) -> str:
    """Give the address of a static file; a changed file has another."""
    return f"/static/{name}?v={versions()[name]}"


@dataclass(frozen=True)
class Frame:
    """What is the same on every page. `chosen` is the language that the reader chose, "" for none.

    `listed`: there is a list of documents to go to. `reviews`: who asks may review the document;
    `pictured`: its pages can be shown as pictures.
    """

    chosen: str = ""
    listed: bool = False
    reviews: bool = False
    pictured: bool = False

    def at(self, path: str, params: Params = (), fragment: str = "") -> str:
        """Give an address of the site, which keeps the language that was chosen."""
        chosen = (("lang", self.chosen),) if self.chosen else ()
        query = urlencode([*params, *chosen])
        return f"{path}{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"


@dataclass(frozen=True)
class Site:
    """One library entry on the web."""

    library: Library
    frame: Frame = Frame()
    name: str = ""  # by which it is asked for; "": the document's id
    members: tuple["Site", ...] = ()  # of one site for several documents, each of them

    def at(self, path: str, params: Params = (), fragment: str = "") -> str:
        """Give an address of the site, as its frame does."""
        return self.frame.at(path, params, fragment)

    @property
    def path(self) -> str:
        """The path of the document."""
        return f"/d/{quote(self.name or self.library.document.id, safe='')}"

    @property
    def home(self) -> str:
        """The address of the document."""
        return self.at(self.path)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The pages of the document, as they are shown."""
        return leaves(self.library.document)

    def leaf(self, leaf: Leaf, params: Params = (), fragment: str = "") -> str:
        """Give the address of a page of the document."""
        path = self.path if len(self.leaves) == 1 else f"{self.path}/page/{leaf.number}"
        return self.at(path, params, fragment)

    def picture(self, page: int | str | None) -> str | None:
        """Give the address of a page's picture, None where it has none."""
        if not self.frame.pictured or not isinstance(page, int):
            return None
        return f"{self.path}/picture/{page}"

    def sentence(self, sentence_id: str, mark: tuple[int, int] | None = None) -> str:
        """Give the address of a sentence: rendered as cited, and scrolled to.

        `mark` is the span of a figure in it, as offsets in the document.
        """
        params = [("s", sentence_id)]
        if mark is not None:
            params.append(("m", f"{mark[0]}-{mark[1]}"))
        sentence = self.library.document.sentence(sentence_id)
        if sentence is None:
            return self.at(self.path, params, sentence_id)
        return self.leaf(leaf_of(self.leaves, sentence), params, sentence_id)

    def cited(self, citation: Citation, mark: tuple[int, int] | None = None) -> str:
        """Give the address of what is cited; `mark` is a span in the quotation."""
        for member in self.members:
            if member.has(citation):
                return member.cited(citation, mark)
        if mark is None:
            return self.sentence(citation.sentence_id)
        start, end = citation.start + mark[0], citation.start + mark[1]
        sentence = self.library.document.sentence_at(start)
        return self.sentence(sentence.id if sentence else citation.sentence_id, (start, end))

    def has(self, citation: Citation) -> bool:
        """Tell whether this is the document that is cited."""
        document = self.library.document
        quote = document.text[citation.start : citation.end]
        return document.title == citation.document and quote == citation.quote

    def title(self, language: str) -> str:
        """Name what is asked here."""
        return word("all_documents", language) if self.members else self.library.about.title

    def question(self, talk: Talk | str) -> str:
        """Give the address that asks a question."""
        talk = Talk(talk) if isinstance(talk, str) else talk
        return self.at(self.path, talk.params, "answer" if talk.question else "")


def page(
    where: Site | Frame,
    language: str,
    title: str,
    body: Child,
    *,
    here: str = "",
    own: tuple[str, Params] = ("/", ()),
    robots: bool = True,
) -> str:
    """Make a whole page, of a document or of none.

    `here` is the entry of the navigation that it is, `own` its path and parameters.
    """
    site = where if isinstance(where, Site) else None
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · Footnote"),
        tag("meta", name="description", content=site.library.about.title if site else title),
        tag("meta", name="color-scheme", content="light dark"),
        None if robots else tag("meta", name="robots", content="noindex"),
        tag("link", rel="icon", href=static("icon.svg"), type="image/svg+xml"),
        tag("link", rel="stylesheet", href=static("reader.css")),
        tag("script", src=static("reader.js"), defer=True),
    )
    whole = tag(
        "body",
        tag("a", word("skip", language), class_="skip", href="#content"),
        _header(where, language, here, own),
        tag("main", body, id="content", tabindex="-1"),
        tag("footer", tag("p", word("footer", language)), class_="foot"),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, whole, lang=language)}\n"


def _header(where: Site | Frame, language: str, here: str, own: tuple[str, Params]) -> Html:
    site, frame = (where, where.frame) if isinstance(where, Site) else (None, where)
    ways = [("documents", frame.at("/"))] if frame.listed else []
    if site is not None:
        ways.append(("article", site.home))
        if site.library.facts:
            ways += [(key, site.at(f"{site.path}/{key}")) for key in ("facts", "charts")]
        if frame.reviews:
            ways.append(("review", site.at(f"{site.path}/review")))
    links = [
        tag("a", word(key, language), href=href, aria_current="page" if key == here else None)
        for key, href in ways
    ]
    mark = tag("sup", "1", aria_hidden="true")
    brand = tag("a", "Footnote", mark, class_="brand", href=frame.at("/"))
    return tag(
        "header",
        brand,
        tag(
            "nav",
            join(*links, _languages(frame, language, own)),
            aria_label=word("pages", language),
        ),
        class_="top",
    )


def _languages(frame: Frame, language: str, own: tuple[str, Params]) -> Html:
    """Make the ways to the same page in the other languages."""
    ways = (
        tag(
            "a",
            name,
            href=replace(frame, chosen=code).at(*own),
            hreflang=code,
            lang=code,
            class_="language",
        )
        for code, name in LANGUAGES.items()
        if code != language
    )
    chosen = tag("summary", LANGUAGES[language])
    return tag("details", chosen, tag("div", join(*ways)), class_="languages")


def not_found(where: Site | Frame, language: str, reason: str = "") -> str:
    """Give the page for an address that there is not, or that can't be shown for a reason."""
    if isinstance(where, Site):
        about = where.library.about
        link = tag("a", about.title, href=where.home, lang=about.language)
    else:
        link = tag("a", word("documents", language), href=where.at("/"))
    body = join(
        tag("h1", word("not_found", language)),
        tag("p", reason, class_="warning") if reason else None,
        tag("p", word("not_found_text", language), " ", link),
    )
    return page(where, language, word("not_found", language), body, robots=False)
