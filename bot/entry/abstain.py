"""The honest "it does not say": which part is missing, and the nearest that the document does say."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.answering.wording import built
from bot.entry.candidacy import Candidate
from bot.entry.compose import line_of, suggestion, view
from bot.entry.kinds import ATTRIBUTES
from bot.entry.lookup import Lookup
from bot.entry.objections import is_noun
from bot.texts import contracted, filled, joined, kind_name, say
from facts.library import Library
from facts.reading import Mention, Reading
from index.script import simplified

_MOST = 3
_OPEN = frozenset({"why", "how", "who", "where", "describe"})
_OTHER_YEARS = frozenset({"last-year", "next-year"})


def answer_abstained(reading: Reading, library: Library, lookup: Lookup) -> Answer:
    """Name the missing slot of the nearest fact, and offer the nearest facts."""
    language = reading.language
    document = library.name(language)
    near = [
        candidate
        for candidate in lookup.candidates(reading)
        if candidate.matched & set(library.vocabulary.concepts) and not candidate.fact.row.same_as
    ][:_MOST]
    facts = joined((line_of(c.fact, language) for c in near), language)
    return built(
        reading.text,
        language,
        "not_in_document",
        headline=_missing(reading, near, document, library, lookup.candidates(reading)),
        details=[say("nearest", language, facts=facts)] if near else [],
        reading=view(reading, library, "none"),
        suggestions=[suggestion(c.fact, language) for c in near],
    )


def _missing(
    reading: Reading,
    near: Sequence[Candidate],
    document: str,
    library: Library,
    every: Sequence[Candidate],
) -> str:
    """Say what is missing, only where it is: what stands in the document is never said to lack."""
    language = reading.language
    period = library.vocabulary.default_period
    elsewhen = any(str(year) != period for year in reading.years) or reading.ids & _OTHER_YEARS
    if near and elsewhen:
        return say("only_years", language, document=document, period=period)
    # What an earlier message named isn't what this one is told to lack.
    conflicts = [m for m in near[0].conflicts if m.start >= 0] if near else []
    absent = dict.fromkeys(
        m.text for m in conflicts if m.text and _is_absent(m, reading.text, library)
    )
    if absent:
        return say("not_about", language, document=document, what=joined(absent, language, "comma"))
    what, whole = _named(reading, library)
    given = [one for one in every if _is_on(one)]
    if any(one.fits for one in given):
        return say("uncertain", language, document=document)
    for kind in ("growth", "share", "rank", "date", "duration", "count", "amount"):
        if what and near and kind in reading.asks and (given or not near[0].fits):
            name = kind_name(kind, language)
            text = say("no_kind", language, document=document, kind=name, what=what)
            return contracted(text, language)
    if whole and near and not (given or reading.asks & _OPEN):
        return contracted(say("not_given", language, document=document, what=what), language)
    return say("uncertain" if near else "nothing", language, document=document)


def _is_on(candidate: Candidate) -> bool:
    """Whether a fact is about all that a question names, in whatever words it asks."""
    others = any(mention.has("concept") or mention.is_name for mention in candidate.conflicts)
    return not (candidate.missing or candidate.numbers or others)


def _is_absent(mention: Mention, text: str, library: Library) -> bool:
    """Whether a name, thing or attribute stands nowhere in the document, nor what it names."""
    unknown_name = not mention.senses and mention.text[:1].isupper()
    named = mention.has("concept") or mention.has("names")
    nameable = named or unknown_name or mention.ids & ATTRIBUTES or is_noun(mention, text)
    if not nameable or mention.text.casefold() in library.document.text.casefold():
        return False
    # A question is read in simplified characters, whatever the document is in.
    if not mention.text.isascii() and mention.text in simplified(library.document.text):
        return False
    return not mention.ids & frozenset().union(*library.concepts.sets)


def _named(reading: Reading, library: Library) -> tuple[str, bool]:
    """What a question names, as a person says it, and whether it asks something of a place.

    "Jiangsu's imports and exports" does, "imports and exports" doesn't: the document may well
    speak of them.
    """
    language, vocabulary = reading.language, library.vocabulary
    names = dict.fromkeys(
        sense.id
        for mention in reading.content
        for sense in mention.senses
        if sense.category == "concept" and sense.id in vocabulary.concepts
    )
    topics = [vocabulary.label(n, language) for n in names if n not in vocabulary.places]
    places = [n for n in names if n in vocabulary.places]
    partners = [n for n in places[1:] if vocabulary.concepts[n].type == "bloc"]
    owners = [vocabulary.label(n, language) for n in places if n not in partners]
    others = [vocabulary.label(n, language) for n in partners]
    whole = bool(owners and topics)
    owner, topic, partner = (joined(names, language, "and") for names in (owners, topics, others))
    if not others:
        named = filled("owned", language, owner=owner, topic=topic) if whole else owner or topic
    elif whole:
        named = filled("owned_with", language, owner=owner, topic=topic, partner=partner)
    else:  # a partner is named beside somebody
        named = filled("one_with", language, owner=owner, partner=partner)
    return contracted(named, language), whole
