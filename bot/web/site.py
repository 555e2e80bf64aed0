"""What every page shares: the entry, its addresses, the static files, and the page around it."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from bot.web.html import Child, Html, join, tag
from bot.web.words import word
from facts.library import Library

STATIC: Final = Path(__file__).with_name("static")
TYPES: Final = {
    "reader.css": "text/css; charset=utf-8",
    "reader.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Site:
    """One library entry on the web."""

    library: Library
    files: dict[str, bytes] = field(
        default_factory=lambda: {name: (STATIC / name).read_bytes() for name in TYPES}
    )

    @property
    def home(self) -> str:
        """The address of the document."""
        return f"/d/{quote(self.library.document.id, safe='')}"

    def sentence(self, sentence_id: str) -> str:
        """Give the address of a sentence: rendered as cited, and scrolled to."""
        return f"{self.home}?{urlencode({'s': sentence_id})}#{sentence_id}"

    def question(self, question: str) -> str:
        """Give the address that asks a question."""
        return f"{self.home}?{urlencode({'q': question})}#answer"

    def static(self, name: str) -> str:
        """Give the address of a static file; a changed file has another."""
        return f"/static/{name}?v={self.versions[name]}"

    @cached_property
    def versions(self) -> dict[str, str]:
        """A hash of each static file, so that a browser may keep it for ever."""
        return {name: hashlib.sha256(body).hexdigest()[:12] for name, body in self.files.items()}


def page(
    site: Site, language: str, title: str, body: Child, *, here: str = "", robots: bool = True
) -> str:
    """Make a whole page; `here` is the entry of the navigation that it is."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · Footnote"),
        tag("meta", name="description", content=site.library.about.title),
        tag("meta", name="color-scheme", content="light dark"),
        None if robots else tag("meta", name="robots", content="noindex"),
        tag("link", rel="icon", href=site.static("icon.svg"), type="image/svg+xml"),
        tag("link", rel="stylesheet", href=site.static("reader.css")),
        tag("script", src=site.static("reader.js"), defer=True),
    )
    main = tag("main", body, id="content", tabindex="-1")
    whole = tag(
        "body",
        tag("a", word("skip", language), class_="skip", href="#content"),
        _header(site, language, here),
        main,
        tag("footer", tag("p", word("footer", language)), class_="foot"),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, whole, lang=language)}\n"


def _header(site: Site, language: str, here: str) -> Html:
    links = [
        tag(
            "a",
            word(key, language),
            href=f"{site.home}{path}",
            aria_current="page" if key == here else None,
        )
        for key, path in (("article", ""), ("facts", "/facts"), ("charts", "/charts"))
    ]
    brand = tag("a", "Footnote", tag("sup", "1", aria_hidden="true"), class_="brand", href="/")
    return tag(
        "header",
        brand,
        tag("nav", join(*links), aria_label=word("pages", language)),
        class_="top",
    )


def not_found(site: Site, language: str) -> str:
    """Give the page for an address that there is not."""
    about = site.library.about
    link = tag("a", about.title, href=site.home, lang=about.language)
    body = join(
        tag("h1", word("not_found", language)),
        tag("p", word("not_found_text", language), " ", link),
    )
    return page(site, language, word("not_found", language), body, robots=False)
