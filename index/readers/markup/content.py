"""The part of a page that is its own: not the navigation, banners and menus around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.markup.tree import Element, is_hidden, names_of, tag_of

_FURNITURE_TAGS = frozenset({"nav", "aside", "dialog", "menu"})
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar "
    "doc-toc doc-pagelist doc-noteref".split()
)
# Not on the printed page, by the words of their class: tools of the page, lists of other pages.
_TOOL_NAMES = frozenset(
    "noprint no-print mw-editsection mw-jump-link toc catlinks printfooter mw-cite-backlink".split()
)
_LINK_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navigation|navbar|navbox|menu|breadcrumbs?|sidebar|share|sharing|social|pagination|"
    r"pager|related|recommended|recommendations|toolbar|skip)(?:[-_]|$)"
)
_NOTICE_NAMES = re.compile(
    r"(?:^|[-_])(?:cookies?|consent|gdpr|popup|modal|newsletter|subscribe|advert|advertisement|ads?)(?:[-_]|$)"
)
_CONTENT_NAMES = frozenset(
    "content main main-content maincontent main_content page-content article-body article-content "
    "entry-content post-content bodycontent mw-content-text".split()
)
# A list of sources says nothing of its own, unlike a note that explains.
_REFERENCE = ("cite_note", "cite-note", "bib")
_SHORT_REFERENCE = 40  # letters: "King 2003, p. 41."
_SIGNS_OF_LINKS = frozenset("^ ↑ ↩ ↩︎ ↵ § ¶ # 🔗".split())
_LINKED = 0.5  # of an element's letters stand in links: it leads elsewhere
_FIGURES = 0.1  # of its characters are digits outside links: it has figures to tell
_ALL_LINKED = 0.8
_SMALL = 0.25  # of the page's letters: a notice, not the text
_SEMANTIC = 0.4  # of the page's letters, for `main` or an article to be the page's own content
_NAMED = 0.6  # the same for an element that is only called "content"
_LEAST_LINKS = 3
_LONGEST_LINK = 40  # letters on average; longer ones are sentences
_LONGEST_FORM = 300  # letters; a form of more is wrapped around a whole page


@dataclass(frozen=True, slots=True)
class Measure:
    """The characters that an element shows, those of them in links, digits outside; its links."""

    letters: int = 0
    linked: int = 0
    digits: int = 0
    links: int = 0

    @property
    def share(self) -> float:
        return self.linked / self.letters if self.letters else 0.0

    @property
    def leads_elsewhere(self) -> bool:
        return self.share >= _LINKED and self.digits < _FIGURES * self.letters


@dataclass(frozen=True, slots=True)
class Page:
    """The element that holds a page's own content, and what in it is to be left out."""

    root: Element
    left_out: frozenset[Element]


def page_of(tree: Element) -> Page:
    """Find a page's own content."""
    body = next((element for element in tree.iter("body")), tree)
    left_out: set[Element] = set()
    measures: dict[Element, Measure] = {}
    _measure(body, measures, left_out)
    whole = measures[body].letters
    _leave_furniture(body, measures, left_out, whole)
    root = _root(body, measures, left_out)
    if root is body:
        _leave_menus(root, measures, left_out)
    return Page(root, frozenset(left_out))


def _measure(element: Element, measures: dict[Element, Measure], left_out: set[Element]) -> None:
    """Measure an element and all in it; what is hidden is left out and counts nothing."""
    letters, digits = _letters(element.text), _digits(element.text)
    linked = links = 0
    for child in element:
        if is_hidden(child):
            left_out.add(child)
        else:
            _measure(child, measures, left_out)
            inner = measures[child]
            letters += inner.letters
            linked += inner.linked
            digits += inner.digits
            links += inner.links
        letters += _letters(child.tail)
        digits += _digits(child.tail)
    if tag_of(element) == "a" and element.get("href"):
        linked, digits, links = letters, 0, 1
    measures[element] = Measure(letters, linked, digits, links)


def _letters(text: str | None) -> int:
    return sum(map(len, text.split())) if text else 0


def _digits(text: str | None) -> int:
    return sum(map(str.isdecimal, text)) if text else 0


def _leave_furniture(
    body: Element, measures: dict[Element, Measure], left_out: set[Element], whole: int
) -> None:
    stack = [(child, False) for child in body]
    while stack:
        element, inside = stack.pop()
        if element in left_out:
            continue
        if _is_furniture(element, measures[element], whole, inside=inside):
            left_out.add(element)
            continue
        inside = inside or tag_of(element) in {"main", "article", "section"}
        stack += [(child, inside) for child in element]


def _is_furniture(element: Element, measure: Measure, whole: int, *, inside: bool) -> bool:
    tag, names, role = tag_of(element), names_of(element), element.get("role", "")
    if tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES or not _TOOL_NAMES.isdisjoint(names):
        return measure.letters <= (1 - _SEMANTIC) * whole  # or it holds the page itself
    if tag in {"header", "footer"} and not inside:
        return element.find(".//h1") is None or measure.share >= _LINKED
    if tag == "li" and any(name.startswith(_REFERENCE) for name in names):
        return measure.letters <= _SHORT_REFERENCE or element.find(".//cite") is not None
    if tag == "a" and (element.text or "").strip() in _SIGNS_OF_LINKS:
        return True
    if tag == "form":
        return measure.letters <= min(_LONGEST_FORM, _SMALL * whole)
    if measure.letters > _SMALL * whole:
        return False
    if any(_NOTICE_NAMES.search(name) for name in names):
        return True
    return measure.leads_elsewhere and any(_LINK_NAMES.search(name) for name in names)


def _root(body: Element, measures: dict[Element, Measure], left_out: set[Element]) -> Element:
    """Return the innermost element that is marked or named as content and holds most of it."""
    own = _own_letters(body, measures, left_out)
    whole = own.get(body, 0)
    best = body
    for element in _elements(body, left_out):
        semantic = tag_of(element) in {"main", "article"} or element.get("role") == "main"
        named = not _CONTENT_NAMES.isdisjoint(names_of(element))
        least = _SEMANTIC if semantic else _NAMED
        if (semantic or named) and own[element] >= least * whole and own[element] > 0:
            best = element
    return best


def _own_letters(
    body: Element, measures: dict[Element, Measure], left_out: set[Element]
) -> dict[Element, int]:
    """Return the letters of each element without those of the furniture in it."""
    own = {element: measures[element].letters for element in _elements(body, left_out)}
    for element in left_out:
        gone = measures[element].letters if element in measures else 0
        for above in element.iterancestors() if gone else ():
            if above in own:
                own[above] -= gone
    return own


def _elements(root: Element, left_out: set[Element]) -> Iterator[Element]:
    """Yield the elements that are shown, in the order of the page."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element not in left_out:
            yield element
            stack += reversed(element)


def _leave_menus(root: Element, measures: dict[Element, Measure], left_out: set[Element]) -> None:
    """Leave out what is links and nothing else: several, and short."""
    for element in list(_elements(root, left_out)):
        measure = measures[element]
        if (
            element is not root
            and tag_of(element) in {"ul", "ol", "div", "table", "p", "td", "center", "section"}
            and measure.links >= _LEAST_LINKS
            and measure.share >= _ALL_LINKED
            and measure.linked <= _LONGEST_LINK * measure.links
        ):
            left_out.add(element)
