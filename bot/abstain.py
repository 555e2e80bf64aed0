"""The honest "it does not say": which part is missing, and the nearest that the document does say."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.compose import build, printed, suggestion, view
from bot.texts import kind_name, say
from facts.library import Library
from facts.lookup import Candidate, Lookup
from facts.reading import Reading

_MOST = 3


def answer_abstained(reading: Reading, library: Library, lookup: Lookup) -> Answer:
    """Name the missing slot of the nearest fact, and offer the nearest facts."""
    language = reading.language
    document = library.about.zh if language == "zh" else library.about.en
    near = [
        candidate
        for candidate in lookup.candidates(reading)
        if candidate.matched & set(library.vocabulary.concepts) and not candidate.fact.row.same_as
    ][:_MOST]
    facts = "; ".join(f"{c.fact.label(language)}: {printed(c.fact, language)}" for c in near)
    return build(
        reading.text,
        language,
        "not_in_document",
        headline=_missing(reading, near, document, library),
        details=[say("nearest", language, facts=facts)] if near else [],
        reading=view(reading, library, "none"),
        suggestions=[suggestion(c.fact, language) for c in near],
    )


def _missing(reading: Reading, near: Sequence[Candidate], document: str, library: Library) -> str:
    language = reading.language
    period = library.vocabulary.default_period
    if near and any(str(year) != period for year in reading.years):
        return say("only_years", language, document=document, period=period)
    conflicts = [mention.text for mention in near[0].conflicts if mention.text] if near else []
    if conflicts:
        what = ", ".join(dict.fromkeys(conflicts))
        return say("not_about", language, document=document, what=what)
    for kind in ("growth", "share", "rank", "date", "duration", "count", "amount"):
        if near and kind in reading.asks and not near[0].fits:
            what = view(reading, library, "none").text or near[0].fact.label(language)
            return say(
                "no_kind", language, document=document, kind=kind_name(kind, language), what=what
            )
    named = view(reading, library, "none").text
    if named:
        return say("not_about", language, document=document, what=named)
    return say("nothing", language, document=document)
