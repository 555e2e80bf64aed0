"""What one could ask a document first: some of its own figures, else its headings; and the answers.

An opener names a place in the document, so that what a person taps is what is shown.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.answer import Answer, Figure
from bot.answering.converting import converted, is_foreign
from bot.answering.footnotes import Footnotes
from bot.answering.replies.drafted import drafted_figure, text_in_scale
from bot.answering.wording import built
from bot.texts import say
from facts.drafting.figure import Kind
from facts.drafting.suggestions import Suggestion, suggestions
from index.document import Document
from index.text import terms

MOST: Final = 3
_SHORTEST, _LONGEST = 2, 48  # a label's own words, and its letters: a button shows no more
_TELLING: Final = frozenset({"level", "growth", "share", "count"})
_DIGITS: Final = 2
_YEAR: Final = len("2025")
_QUOTED: Final = 2  # sentences of a section that show what it is about


class Opener(BaseModel):
    """A question that the document answers: `label` in its words, and where the answer stands.

    `sentences` are positions in `document.sentences`; `start:end` is the figure's span, if it is
    about one, and `text` what is printed there, with the scale that its table prints elsewhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    sentences: tuple[int, ...]
    figure: Figure | None = None
    text: str = ""


def openers(document: Document, most: int = MOST) -> list[Opener]:
    """Return some of what can be asked, from all parts of the document; fewer where it has less."""
    telling = list(_telling(document))
    named = [one for one in telling if _words(one, document) >= _SHORTEST]
    sure = [one for one in named if one.table is not None or _is_sure(one)]
    found = _spread(sure, most)
    found += _spread([one for one in named if one not in sure], most - len(found))
    chosen = [_of_figure(one) for one in sorted(found, key=lambda one: one.start)]
    chosen += list(_headings(document))[: most - len(chosen)]
    others = [one for one in telling if one not in found]
    return [*chosen, *map(_of_figure, _spread(others, most - len(chosen)))]


def opened(document: Document, opener: Opener, language: str, name: str = "") -> Answer | None:
    """Return the answer that an opener names; None where the document has changed.

    `name` is how the document is called in `language`.
    """
    figure = opener.figure
    if not opener.sentences or max(opener.sentences) >= len(document.sentences):
        return None
    mark = None
    if figure is not None and figure.start is not None and figure.end is not None:
        mark = (figure.start, figure.end)
        if not _is_printed(document, figure, mark):
            return None
    footnotes = Footnotes(named=False)
    for position in opener.sentences:
        footnotes.cite(document, document.sentences[position], mark)
    headline = opener.text or say("passage", language, document=name)
    if figure is not None and is_foreign(language, document.language):
        headline = converted(headline, figure.value, figure.unit, figure.qualifier, language)
    return built(
        opener.label,
        language,
        "answered",
        headline=headline[:1].upper() + headline[1:],
        details=[opener.label] if figure is not None else [],
        footnotes=footnotes,
        figures=[figure] if figure is not None else [],
    )


def _is_printed(document: Document, figure: Figure, span: tuple[int, int]) -> bool:
    return document.text[span[0] : span[1]] == figure.text


def _telling(document: Document) -> Iterator[Suggestion]:
    """Yield figures that a person may ask for: with a name, not nought, agreed."""
    labels = {document.title, *(section.title for section in document.sections)}
    found = suggestions(document)
    alike = Counter((one.figure.sentence, one.figure.unit) for one in found)
    for one in found:
        figure = one.figure
        if one.kind not in _TELLING or not figure.agreed or not figure.value:
            continue
        # "848 million pounds, up from 537 million": a label fits one of two alike, and not which.
        alone = alike[figure.sentence, figure.unit] == 1
        if one.table is None and not (alone and _is_plain(one)):
            continue
        cut = len(one.label) > _LONGEST or one.label.endswith("…")
        if one.label not in labels and not cut and _words(one, document):
            labels.add(one.label)
            yield one


def _is_plain(one: Suggestion) -> bool:
    """Tell whether a figure of a sentence is no number of a law or a line, and no mere "two"."""
    figure = one.figure
    digits = sum(map(str.isdigit, figure.text))
    return bool(figure.unit) and digits >= _DIGITS and not any(map(str.isdigit, one.label))


def _is_sure(one: Suggestion) -> bool:
    """Tell whether a figure is of money or a share: a count may be half of a name ("737 MAX")."""
    return one.figure.kind in {Kind.MONEY, Kind.PERCENT}


def _words(one: Suggestion, document: Document) -> int:
    """Count the words of a label that say something."""
    words = [term for term in terms(one.label, document.language or "en") if not term.stop]
    return len({term.start for term in words if term.kind != "number"})


def _spread(found: Sequence[Suggestion], most: int) -> list[Suggestion]:
    """Return figures from all over: the first one of each of `most` equal parts."""
    ordered = sorted(found, key=lambda one: one.start)
    if len(ordered) <= most:
        return ordered
    return [ordered[len(ordered) * part // most] for part in range(most)]


def _of_figure(one: Suggestion) -> Opener:
    figure = one.figure
    # The period of a cell is its header's; that of a sentence's figure may be read wrongly.
    period = (one.table is not None and figure.period) or ""
    year = period if len(period) == _YEAR else ""
    return Opener(
        label=f"{one.label} ({year})" if year and year not in one.label else one.label,
        sentences=(figure.sentence,),
        figure=drafted_figure(figure),
        text=text_in_scale(figure),
    )


def _headings(document: Document) -> Iterator[Opener]:
    """Yield sections with a title and text under it; the title of the document heads all."""
    for number, section in enumerate(document.sections):
        title = section.title.strip()
        body = [
            position
            for paragraph in document.paragraphs_in(number)
            if paragraph.kind in {"paragraph", "item"}
            for position in paragraph.sentences
            if document.sentences[position].text.strip() != title
        ]
        if title and title != document.title and len(title) <= _LONGEST and body:
            yield Opener(label=title, sentences=tuple(body[:_QUOTED]))
