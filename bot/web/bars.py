"""Charts of the figures that can be compared: bars as SVG, and the same as a table."""

import re
from typing import Final

from bot.charts.lettering import ChartWords
from bot.charts.model import Chart, Edge, charts_in
from bot.texts import colon, labelled
from bot.web.elements import Html, capital, join, tag
from bot.web.inline_figure import shown
from bot.web.page_texts import word
from bot.web.site import Site, page
from facts.consistency import contradictions
from facts.table import Fact

_WIDTH: Final = 320
_BAR: Final = 14
_LINE: Final = 16
_ROW_GAP: Final = 14
_UNITS_A_LINE: Final = 48  # half-width characters of 12 px that fit
_LETTER: Final = 7  # pixels of a wide half-width character of 10.5 px in bold, with room to spare
_PAD: Final = 5
_TIP: Final = 7  # pixels of a bar's end that says that the figure isn't exact
_ASCII: Final = 128
_WORD: Final = re.compile(r"[!-\x7f]+ *| +|[^\x00-\x7f] *")


def charts_page(site: Site, language: str) -> str:
    """Give the page of the charts."""
    title = word("charts", language)
    figures = [
        _figure(site, language, f"chart-{number}", chart)
        for number, chart in enumerate(charts_in(site.library), 1)
    ]
    body = join(
        tag("h1", title),
        _contradictions(site, language),
        tag("div", join(*figures), class_="charts")
        if figures
        else tag("p", word("no_charts", language)),
    )
    name = f"{title} · {site.library.about.title}"
    return page(site, language, name, body, here="charts", own=(f"{site.path}/charts", ()))


def _contradictions(site: Site, language: str) -> Html | None:
    """List each whole that is smaller than its parts, with the sentences that say so."""
    parts: dict[str, list[Fact]] = {}
    for clash in contradictions(site.library):
        parts.setdefault(clash.whole.id, []).append(clash.part)
    if not parts:
        return None
    found = []
    for whole_id, larger in parts.items():
        whole = site.library.by_id[whole_id]
        rows = (
            tag(
                "li",
                capital(part.label(language)),
                colon(language),
                _cited(site, part, language),
            )
            for part in larger
        )
        text = word("smaller_whole", language, whole_label=whole.label(language))
        found += [
            tag("p", text, " ", _cited(site, whole, language)),
            tag("p", word("its_parts", language)),
            tag("ul", join(*rows)),
        ]
    title = tag("strong", word("contradiction", language))
    return tag("div", tag("p", title), *found, class_="warning")


def _cited(site: Site, fact: Fact, language: str) -> Html:
    """Make the figure of a fact, a link to its sentence."""
    figure = shown(fact, language, site.library.about.language)
    sentence = site.library.document.sentence_at(fact.start)
    return tag("a", figure, href=site.sentence(sentence.id)) if sentence else figure


def _figure(site: Site, language: str, name: str, chart: Chart) -> Html:
    words = ChartWords(chart, language, site.library)
    title = labelled(word("chart_of", language), words.title, language)
    cautions = (tag("p", caution, class_="warning") for caution in words.cautions)
    return tag(
        "section",
        tag("h2", words.title, id=name),
        bars(chart, words, title),
        join(*cautions),
        tag("p", words.source, class_="source"),
        tag("details", tag("summary", word("as_table", language)), _table(site, language, chart)),
        class_="card",
        aria_labelledby=name,
    )


def bars(chart: Chart, words: ChartWords, title: str) -> Html:
    """Horizontal bars from zero, each with its label above and its figure as printed.

    A bar whose figure is open ("over") ends in a point, one that is nearly reached ends pale.
    """
    y = 0
    parts: list[Html] = []
    for fact, label, figure in zip(chart.facts, words.labels, words.values, strict=True):
        width = max(2, round(chart.part(fact) * _WIDTH))
        place, x = _beside(figure, width)
        for line in wrapped(label, _UNITS_A_LINE):
            y += _LINE
            parts.append(tag("text", line, x=0, y=y - 4, class_="label"))
        if place == "above":
            for line in wrapped(figure, _WIDTH // _LETTER):
                y += _LINE
                parts.append(tag("text", line, x=0, y=y - 4, class_="value"))
        parts.append(tag("rect", x=0, y=y, width=_WIDTH, height=_BAR, rx=3, class_="track"))
        parts += bar(chart, fact, width, y)
        if place != "above":
            inside = place == "in"
            parts.append(
                tag(
                    "text",
                    figure,
                    x=x,
                    y=y + 11,
                    class_="value in" if inside else "value",
                    text_anchor="end" if inside else None,
                )
            )
        y += _BAR + _ROW_GAP
    view = f"0 0 {_WIDTH} {y - _ROW_GAP}"
    return tag("svg", join(*parts), viewBox=view, role="img", aria_label=title)


def bar(chart: Chart, fact: Fact, width: int, y: int) -> list[Html]:
    """Draw a bar, with its end."""
    kind = "bar fall" if chart.falls(fact) else "bar"
    edge = chart.edge(fact)
    tip = min(_TIP, width // 2) if edge is not Edge.EXACT else 0
    if edge is Edge.OVER:
        way = f"M0 {y}H{width - tip}L{width} {y + _BAR // 2}L{width - tip} {y + _BAR}H0Z"
        return [tag("path", d=way, class_=kind)]
    body = tag("rect", x=0, y=y, width=width - tip, height=_BAR, rx=0 if tip else 3, class_=kind)
    if not tip:
        return [body]
    end = tag("rect", x=width - tip, y=y, width=tip, height=_BAR, class_=f"{kind} nearly")
    return [body, end]


def _beside(text: str, width: int) -> tuple[str, int]:
    """Say where a figure is whole: in its bar, right of it, else above; and at which x."""
    long = sum(_LETTER if ord(character) < _ASCII else 2 * _LETTER for character in text)
    if long + 2 * _PAD + _TIP <= width:
        return "in", width - _PAD - _TIP
    if width + _PAD + long <= _WIDTH:
        return "", width + _PAD
    return "above", 0


def wrapped(text: str, units: int) -> list[str]:
    """Lines of at most `units` half-width characters, broken at spaces or anywhere in Chinese."""
    lines, line, width = [], "", 0
    for word_ in _pieces(text):
        size = sum(1 if ord(character) < _ASCII else 2 for character in word_)
        if line and width + size > units:
            lines.append(line.rstrip())
            line, width = "", 0
        line, width = line + word_, width + size
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split into words, each with the space after it; a Chinese character is a word."""
    return _WORD.findall(text)


def _table(site: Site, language: str, chart: Chart) -> Html:
    head = tag(
        "tr",
        *(tag("th", word(key, language), scope="col") for key in ("what", "printed", "footnote")),
    )
    rows = []
    for fact in chart.facts:
        sentence = site.library.document.sentence_at(fact.start)
        link = (
            tag(
                "a",
                tag("span", f"{word('see_sentence', language)}{colon(language)}", class_="hidden"),
                f"{sentence.id}",
                href=site.sentence(sentence.id),
            )
            if sentence
            else None
        )
        rows.append(
            tag(
                "tr",
                tag("th", capital(fact.label(language)), scope="row"),
                tag("td", fact.text, lang=site.library.about.language),
                tag("td", link),
            )
        )
    table = tag("table", tag("thead", head), tag("tbody", join(*rows)))
    return tag("div", table, class_="scroll")
