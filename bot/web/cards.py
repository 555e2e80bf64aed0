"""The facts as cards: filtered and sorted by the server, each leading to its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Final

from bot.texts import colon
from bot.web.ask import chosen_field
from bot.web.elements import Html, capital, join, tag
from bot.web.inline_figure import period, shown
from bot.web.page_texts import word
from bot.web.site import Site, page
from bot.web.talk import parameters
from facts.table import FIGURE_KINDS, Fact
from facts.vocabulary import LANGUAGES
from index.script import simplified

GROUPS: Final[Mapping[str, frozenset[str]]] = {
    "figures": FIGURE_KINDS,
    "ranks": frozenset({"rank", "record", "first"}),
    "names": frozenset({"name", "person", "organisation", "place", "role", "date"}),
    "lists": frozenset({"list"}),
    "statements": frozenset({"statement"}),
}
SORTS: Final = ("text", "subject", "value")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader wants to see; empty means everything."""

    subject: str = ""
    kind: str = ""
    find: str = ""
    sort: str = "text"


def chosen(site: Site, query: Mapping[str, str]) -> Choice:
    """Read a choice from the address; what is unknown counts as not chosen."""
    subject, kind, sort = query.get("subject", ""), query.get("kind", ""), query.get("sort", "")
    return Choice(
        subject if any(fact.subject == subject for fact in site.library.facts) else "",
        kind if kind in GROUPS else "",
        query.get("find", "").strip()[:100],
        sort if sort in SORTS else "text",
    )


def select(site: Site, choice: Choice, language: str) -> list[Fact]:
    """Give the facts of a choice, in its order."""
    kinds = GROUPS.get(choice.kind)
    needle = simplified(choice.find).casefold()
    facts = [
        fact
        for fact in site.library.facts
        if (not choice.subject or fact.subject == choice.subject)
        and (kinds is None or fact.kind in kinds)
        and needle in _haystack(site, fact)
    ]
    label = site.library.vocabulary.label
    if choice.sort == "subject":
        facts.sort(key=lambda fact: (label(fact.subject, language).casefold(), fact.start))
    elif choice.sort == "value":
        facts.sort(key=lambda fact: (fact.value is None, fact.unit, -(fact.value or Decimal(0))))
    else:
        facts.sort(key=lambda fact: fact.start)
    return facts


def facts_page(site: Site, language: str, choice: Choice) -> str:
    """Give the page of the facts."""
    facts = select(site, choice, language)
    title = word("facts", language)
    count = word("shown", language, shown=str(len(facts)), all=str(len(site.library.facts)))
    body = join(
        tag("h1", title),
        _form(site, language, choice),
        tag("p", count, id="count", role="status"),
        tag(
            "ul", join(*(_card(site, language, fact) for fact in facts)), class_="facts", id="facts"
        )
        if facts
        else tag("p", word("no_facts", language), class_="none"),
    )
    own = (f"{site.path}/facts", parameters(asdict(choice)))
    name = f"{title} · {site.library.about.title}"
    return page(site, language, name, body, here="facts", own=own)


def _haystack(site: Site, fact: Fact) -> str:
    label = site.library.vocabulary.label
    subjects = (label(fact.subject, language) for language in LANGUAGES)
    words = (*fact.labels.values(), fact.text, *subjects)
    return " ".join(words).casefold()


def _form(site: Site, language: str, choice: Choice) -> Html:
    label = site.library.vocabulary.label
    subjects = {fact.subject: label(fact.subject, language) for fact in site.library.facts}
    by_name = sorted(subjects.items(), key=lambda item: item[1].casefold())
    everything = ("", word("everything", language))
    kinds = [
        everything,
        *((name, word(f"group_{name}", language)) for name in GROUPS),
    ]
    sorts = [(name, word(f"by_{name}", language)) for name in SORTS]
    return tag(
        "form",
        _options(
            "subject",
            word("subject", language),
            [everything, *((key, capital(name)) for key, name in by_name)],
            choice.subject,
        ),
        _options("kind", word("kind", language), kinds, choice.kind),
        _options("sort", word("sort", language), sorts, choice.sort),
        tag(
            "label",
            word("find", language),
            tag("input", type="search", name="find", value=choice.find or None, maxlength=100),
        ),
        tag("button", word("show", language), type="submit"),
        chosen_field(site),
        method="get",
        action=f"{site.path}/facts",
        class_="filter",
        aria_label=word("filter", language),
    )


def _options(name: str, label: str, options: Sequence[tuple[str, str]], current: str) -> Html:
    choices = (
        tag("option", text, value=value, selected=value == current) for value, text in options
    )
    return tag("label", label, tag("select", join(*choices), name=name))


def _card(site: Site, language: str, fact: Fact) -> Html:
    """One fact: what is printed, what it is, and the way to its sentence."""
    source = site.library.about.language
    sentence = site.library.document.sentence_at(fact.start)
    big = fact.kind in FIGURE_KINDS
    when = tag("span", period(fact, language), class_="period") if big else None
    figure = shown(fact, language, source)
    link = None
    if sentence is not None:
        link = tag(
            "a",
            word("see_sentence", language),
            tag("span", f"{colon(language)}{fact.label(language)}", class_="hidden"),
            href=site.sentence(sentence.id),
        )
    return tag(
        "li",
        tag("p", capital(fact.label(language)), class_="what"),
        tag("p", figure, when, class_="figure" if big else "words"),
        tag("p", link, class_="where"),
        id=fact.id,
    )
