"""The verdict on a statement over a whole document, with the part that decides it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from bot.answering.asking import Asker, loaded
from bot.answering.claims.checked import Checked, Decided, enough_said, verdict_of
from bot.answering.claims.comparing import Comparison, compare_with
from bot.answering.claims.dated import dated_change
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.growing import grown
from bot.answering.claims.moved import moved
from bot.answering.claims.parting import joined_verdict, parted
from bot.answering.claims.slips import slipped
from bot.answering.claims.tabled import by_tables
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import same_kind, same_value
from bot.answering.claims.vouched import by_facts
from bot.answering.claims.witness import Witness, witness_of
from bot.answering.corpus import Passage
from bot.answering.matching import query_of
from bot.answering.ranking import rank
from bot.understanding.marks import has_marks
from bot.understanding.question import read_question
from facts.quantity import Quantity
from index.titles import counts

_LOOKED_AT = 10  # passages; a document that repeats a statement more often decides it as well
_VALUES = frozenset({"figure", "period", "rank", "name"})
_Found = Sequence[tuple[Passage, Comparison]]


def check(text: str, language: str, asker: Asker) -> Checked:
    """Compare a statement with a document, sentence by sentence.

    In a language whose negations aren't known, nothing is decided.
    """
    if not (has_marks(language) and has_marks(asker.corpus.language)):
        return Checked("not_in_document")
    whole = parted(text, language)
    found = [_check(sentence, language, asker) for sentence in whole.sentences]
    if len(found) > 1:
        return together(found)
    [checked] = found
    if checked.verdict == "not_in_document":
        stated = (_check(bare, language, asker) for bare in whole.bare)
        return next((one for one in stated if one.verdict == "contradicted"), checked)
    return checked


def together(found: Sequence[Checked]) -> Checked:
    """Return the verdict on several sentences, by the one that decides it."""
    verdict = joined_verdict([one.verdict for one in found])
    first = next(one for one in found if one.verdict == verdict)
    others = [position for one in found if one.verdict == verdict for position in one.evidence]
    return replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *others))))


def _check(text: str, language: str, asker: Asker) -> Checked:
    witness = witness_of(asker.corpus)
    claim = read_statement(text, language, witness.names)
    found = [
        (passage, comparison)
        for passage in _passages(text, language, asker)
        if passage.row is None and not _is_fragment(passage, asker)
        for comparison in _compared(claim, passage, witness)
    ]
    checked = _verdict(claim, found)
    if checked.verdict == "not_in_document" and asker.vectors is not None:
        found += _by_meaning(text, language, asker, witness, claim, found)
        checked = _verdict(claim, found)
    if checked.verdict == "not_in_document" and asker.corpus.facts:
        checked = by_facts(claim, witness) or checked
    if checked.verdict == "not_in_document":
        checked = (
            _dated(claim, found, witness)
            or _mistaken(claim, found, witness)
            or (None if asker.corpus.facts else _moved(claim, found, witness, asker))
            or checked
        )
    if checked.verdict == "supported" or not asker.corpus.document.tables:
        return checked
    return by_tables(claim, asker, witness, checked)


def _compared(claim: Statement, passage: Passage, witness: Witness) -> list[Comparison]:
    """Compare a statement with a passage, and with what its clauses leave out put in."""
    around = witness.around(passage)
    parts = [
        replace(compare_with(claim, one.clause, around), clause=True)
        for one in witness.clauses(passage)
        if one.may_be(claim)
    ]
    return [compare_with(claim, witness.read(passage), around), *parts]


def _dated(claim: Statement, found: _Found, witness: Witness) -> Checked | None:
    """Return what the only sentence that gives the figures of two periods says of a change.

    Or the only one that gives the levels that it leads from and to.
    """
    decided = []
    for passage, _ in found:
        read, around = witness.read(passage), witness.around(passage)
        dated = dated_change(claim, read, around) or grown(claim, read, around)
        if dated is not None:
            part = Decided("order", dated.stated, dated.found)
            decided.append(Checked(verdict_of(dated.fit), part, (passage.position,)))
    return decided[0] if len({one.verdict for one in decided}) == 1 else None


def _moved(claim: Statement, found: _Found, witness: Witness, asker: Asker) -> Checked | None:
    """Return what sentences say of which way something went, where they all say the same."""
    decided = []
    for passage, _ in found:
        one = moved(claim, witness.read(passage), passage, witness.around(passage), asker)
        if one is not None:
            part = Decided("direction", one.stated, one.found)
            decided.append(Checked(verdict_of(one.fit), part, (passage.position,)))
    return decided[0] if len({one.verdict for one in decided}) == 1 else None


def _mistaken(claim: Statement, found: _Found, witness: Witness) -> Checked | None:
    """Return the contradiction of a figure with its digits mistaken, where nobody prints it."""
    for passage, comparison in found:
        slip = slipped(claim, witness.read(passage), comparison, witness.names)
        if slip is not None and not _printed(claim, found, witness):
            conflict, token = slip
            decided = Decided(conflict.slot, conflict.stated, conflict.found)
            return Checked("contradicted", decided, (passage.position,), token.quantity)
    return None


def _printed(claim: Statement, found: _Found, witness: Witness) -> bool:
    """Tell whether a passage prints a figure that is stated."""
    stated = [token.quantity for token in claim.tokens if token.quantity is not None]
    return any(
        token.quantity is not None
        and same_kind(one, token.quantity)
        and same_value(one, token.quantity)
        for passage, _ in found
        for token in witness.read(passage).tokens
        for one in stated
    )


def _by_meaning(
    text: str, language: str, asker: Asker, witness: Witness, claim: Statement, known: _Found
) -> list[tuple[Passage, Comparison]]:
    """Return further passages, those that vectors find."""
    cosines = asker.vectors.cosines(text) if asker.vectors is not None else None
    if cosines is None:
        return []
    query = query_of(read_question(text, language), asker.corpus)
    ranked = rank(query, asker.corpus, loaded(vectors=True).passage.weights, cosines)
    seen = {passage.position for passage, _ in known}
    return [
        (one.passage, comparison)
        for one in ranked[:_LOOKED_AT]
        if one.passage.row is None
        and one.passage.position not in seen
        and not _is_fragment(one.passage, asker)
        for comparison in _compared(claim, one.passage, witness)
    ]


def _is_fragment(passage: Passage, asker: Asker) -> bool:
    """Tell whether a passage is a heading that counts something: it states no whole sentence."""
    sentence = passage.sentence
    return counts(sentence.text) and asker.corpus.document.paragraph_of(sentence).kind == "title"


def _passages(text: str, language: str, asker: Asker) -> list[Passage]:
    query = query_of(read_question(text, language), asker.corpus)
    ranked = rank(query, asker.corpus, loaded(vectors=False).passage.weights)
    return [one.passage for one in ranked[:_LOOKED_AT]]


def _verdict(claim: Statement, found: _Found) -> Checked:
    for passage, comparison in found:
        if (
            comparison.supports
            and enough_said(comparison)
            and not _denied(passage, comparison, found)
        ):
            return _supported(claim, passage, comparison, found)
    against = [(p, c) for p, c in found if c.contradicts and enough_said(c)]
    if against:
        passage, comparison = min(against, key=lambda row: row[1].alignment.cost)
        if not (_elsewhere(passage, comparison, found) or _several(found)):
            return _contradicted(passage, comparison)
    return _undecided(found)


def _denied(passage: Passage, comparison: Comparison, found: _Found) -> bool:
    """Tell whether a clause of the same passage says otherwise: it is read more closely than the whole."""
    return any(
        one is passage and other is not comparison and other.clause and other.contradicts
        for one, other in found
    )


def _several(found: _Found) -> bool:
    """Tell whether passages rule a figure out by different ones: each may be of another time.

    One that says it of a part of the time or the thing counts too.
    """
    figures = [
        comparison.figure.quantity
        for _, comparison in found
        if not comparison.left
        and all(reason.startswith("narrower") for reason in comparison.loose)
        and comparison.figure is not None
        and comparison.figure.quantity is not None
        and {conflict.slot for conflict in comparison.conflicts} == {"figure"}
    ]
    return any(
        same_kind(one, other) and not (same_value(one, other) or same_value(other, one))
        for one, other in combinations(figures, 2)
    )


def _elsewhere(passage: Passage, comparison: Comparison, found: _Found) -> bool:
    """Tell whether another passage may say it, only in other words: then nothing is decided."""
    slots = {conflict.slot for conflict in comparison.conflicts}
    return bool(slots & _VALUES) and any(
        one is not passage and not (other.conflicts or other.opened or other.left)
        for one, other in found
    )


def _supported(
    claim: Statement, passage: Passage, comparison: Comparison, found: _Found
) -> Checked:
    figure = comparison.figure
    stated = next((token for token in claim.tokens if token.kind is Kind.FIGURE), None)
    decided = None
    if figure is not None and stated is not None:
        decided = Decided("figure", stated.surface, figure.surface)
    against = [p.position for p, c in found if c.contradicts and c.figure is not None]
    return Checked(
        "supported",
        decided=decided,
        evidence=(passage.position, *against[:1]),
        figure=_quantity(figure),
        disputed=bool(against),
    )


def _contradicted(passage: Passage, comparison: Comparison) -> Checked:
    conflict = comparison.conflicts[0]
    return Checked(
        "contradicted",
        decided=Decided(conflict.slot, conflict.stated, conflict.found),
        evidence=(passage.position,),
        figure=_quantity(comparison.figure),
    )


def _undecided(found: _Found) -> Checked:
    nearest = min(found, key=lambda row: len(row[1].left), default=None)
    if nearest is None:
        return Checked("not_in_document")
    passage, comparison = nearest
    decided = None
    if comparison.opened and not (comparison.left or comparison.loose or comparison.conflicts):
        opened = comparison.opened[0]
        decided = Decided(opened.slot, opened.stated, opened.found)
    return Checked(
        "not_in_document",
        decided=decided,
        evidence=(passage.position,),
        leftovers=comparison.left,
    )


def _quantity(token: Token | None) -> Quantity | None:
    return token.quantity if token is not None else None
