"""Pairs of a message and a passage, as the sets have them, and what is right of each."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.answering.asking import Asker, Weights, is_note, loaded, scored_figures
from bot.answering.changed_from import undone
from bot.answering.claims.believing import fitted, look
from bot.answering.corpus import Corpus
from bot.answering.cross_encoder import ANSWERS, BEFORE, NO, SAYS, YES, ending
from bot.answering.figures import FigureCandidate
from bot.answering.prose.changes import Change
from bot.answering.prose.operands import Pool
from bot.answering.ranking import Ranked, rank
from bot.answering.rereading import MOST_FIGURES, MOST_PASSAGES, ReadDocument
from bot.answering.scripts import heard
from bot.answering.vectors import vectors_in
from bot.entry.classifier import FACTS, load
from bot.understanding.checking import is_request_to_check
from facts.library import load_library
from index.script import simplified
from index.vectors import Embedder
from tests import evaluate
from tests.training import little
from tests.training.claims import facts_of
from tests.training.cosines import Cosines
from tests.training.encoder.targets import Target
from tests.training.examples import Example, asked, conversations
from tests.training.questions import CALIBRATING, sources
from tests.training.stated import cited, number
from tests.training.statements import Statement, statements
from tests.training.train import Case, cases, examples

_PARAGRAPH: Final = re.compile(r"(squad_paragraph/.*)_[0-9a-f]{8}$")
_FOLDS: Final = 5
_ROUNDED: Final = Decimal("0.005")
# Of so many statements on the article two are taken: one document isn't to outweigh all others.
_OF_ARTICLE: Final = 5
_OF_KNOWN: Final = 3
_TALKED: Final = 4  # so many questions to one that is read behind another one as well


def pairs(model: Embedder, fresh: Collection[str] = ()) -> list[Target]:
    """Return all pairs of documents that don't calibrate, and some of the statements on the article.

    Where there are sets that are `fresh`, of the others only those of one document in three.
    """
    known = [one for one in questions() if not fresh or _stays_known(str(one.row["doc"]))]
    ids = {one.id for one in known}
    names = tuple(f"{name}-" for name in fresh)
    new = [one for one in asked() if one.id.startswith(names) and one.id not in ids]
    found = [pair for case in cases([*known, *new], Cosines()) for pair in of_question(case)]
    made, askers = vectors_in(None, model), dict[str, Asker]()
    for line in statements():
        if fresh and not _stays_known(line.source):
            continue
        if line.source not in askers:
            corpus = Corpus(line.document, line.document.language or "en")
            askers[line.source] = Asker(corpus, made(line.document))
        found += of_statement(line, askers[line.source])
    found = [pair for pair in found if not calibrates(pair.source)]
    return found if fresh else found + of_article(model)


def _stays_known(source: str) -> bool:
    """Tell whether the pairs of a document are fitted to beside those of sets that are new."""
    return number(f"known {source}") % _OF_KNOWN == 0


def questions() -> list[Example]:
    """Return the questions on documents and paragraphs that are fitted to."""
    found = [*asked(), *examples(vectors=False)]
    return [one for one in found if one.row.get("split") != "report"]


def calibrates(source: str) -> bool:
    """Tell whether a document is left out, to calibrate by: one in five, paragraphs of an article together."""
    name = _PARAGRAPH.sub(r"\1", source.rsplit(".", 1)[0]).rsplit("/", 1)[-1]
    return number(name) % _FOLDS == 0


def talked() -> list[Target]:
    """Return pairs of messages behind others of a conversation, of documents that don't calibrate.

    What goes on from another is looked for with it and by itself; one in four of the questions that stand
    alone is read behind another one as well.
    """
    cosines = Cosines()
    found: list[Target] = []
    for alone in (False, True):
        for case in cases([*conversations()], cosines, alone=alone):
            found += _of_message(case, ending(case.query.question.conversation))
    some = [one for one in asked() if one.row["beside"] and not number(one.id) % _TALKED]
    for case in cases(some, cosines):
        found += _of_message(case, ending(f"{case.example.row['beside']} {case.example.question}"))
    return [pair for pair in found if not calibrates(pair.source)]


def of_question(case: Case) -> Iterator[Target]:
    """Yield a question beside the passages and the figures that the scorers think likeliest."""
    return _of_message(case, case.example.question)


def _of_message(case: Case, message: str) -> Iterator[Target]:
    weights = loaded(vectors=case.cosines is not None, note=is_note(case.corpus))
    example = case.example
    ranked = rank(case.query, case.corpus, weights.passage.weights, case.cosines)
    read = ReadDocument(example.document)
    figures = [] if _may_have_figure(example) else likeliest(case, weights)
    for one in ranked[:MOST_PASSAGES]:
        right = example.answerable and example.holds(one.passage.sentence.text)
        yield _target(read.pair(message, one.passage.position), case, right=right)
    yield from _changes(case, message, ranked, read)
    for figure in figures:
        span = figure.quantity.start, figure.quantity.end
        told = read.marked(message, figure.passage, span)
        yield _target(told, case, right=is_right(example, figure))


def _changes(
    case: Case, message: str, ranked: Sequence[Ranked], read: ReadDocument
) -> Iterator[Target]:
    """Yield a question beside the changes of the likeliest passages: whether it asks for what was before."""
    example = case.example
    if not tells_before(example):
        return
    for change, plan in undone(ranked, Pool(case.corpus)):
        if change.span is not None:
            told = read.marked(message, change.level.passage, change.span)
            right = is_before(example, change, plan.value)
            name = frozenset({YES if right else NO})
            yield Target(told, str(example.row["doc"]), {BEFORE: name})


def tells_before(example: Example) -> bool:
    """Tell whether it is known that a question doesn't ask for what is to be worked out."""
    return example.answerable or bool(example.row.get("works_out"))


def is_before(example: Example, change: Change, value: Decimal) -> bool:
    """Tell whether what was before a change is what is asked for; what is computed is rounded."""
    if not (example.answerable and example.holds(change.level.passage.sentence.text)):
        return False
    beside = {change.level.quantity.value, change.growth.quantity.value}
    answers = frozenset(example.row.get("values", ())) - beside
    return any(abs(value - one) <= abs(value) * _ROUNDED for one in answers)


def _may_have_figure(example: Example) -> bool:
    """Tell whether a figure may be part of an answer that isn't one: it isn't told right or wrong."""
    answers = " ".join(example.row.get("answers", ()))
    other = example.answerable and not example.figure and example.kind != little.BEFORE
    return other and any(map(str.isdecimal, answers))


def is_right(example: Example, figure: FigureCandidate) -> bool:
    """Tell whether a figure is the one asked for, where it is asked for."""
    return (
        example.answerable
        and example.holds(figure.passage.sentence.text)
        and example.states(figure.quantity.value, figure.quantity.unit)
    )


def likeliest(case: Case, weights: Weights) -> list[FigureCandidate]:
    ranked = rank(case.query, case.corpus, weights.passage.weights, case.cosines)
    found = scored_figures(case.query, ranked, case.corpus, weights)
    return [one for one, _ in sorted(found, key=lambda one: -one[1])[:MOST_FIGURES]]


def _target(text: str, case: Case, *, right: bool) -> Target:
    source = str(case.example.row["doc"])
    return Target(text, source, {ANSWERS: frozenset({YES if right else NO})})


def of_statement(line: Statement, asker: Asker) -> Iterator[Target]:
    """Yield a statement beside the passage that decides it, and one that it is likelier about."""
    text = simplified(line.text)
    looked = look(is_request_to_check(text, line.language) or text, line.language, asker)
    if looked is None:
        raise SystemExit(f"there are no vectors of {line.source}")
    nears = sorted(looked.nears, key=lambda one: -fitted().passage.score(one.features))
    read = ReadDocument(line.document)
    said = [cited(line.snippets, one.passage.sentence.text) for one in nears]
    taken = [(one, line.verdict) for one, right in zip(nears, said, strict=True) if right][:1]
    if nears and not said[0]:
        taken.append((nears[0], "not_in_document"))
    for near, verdict in taken:
        told = read.pair(text, near.passage.position)
        yield Target(told, line.source, {SAYS: frozenset({verdict})})


def of_article(model: Embedder) -> list[Target]:
    """Return statements on the article beside the sentence that is cited, or likeliest meant."""
    library = load_library()
    if library.classifier is None or library.encoder is None:
        raise SystemExit("the article has no classifiers: python -m tests.training.encoder first")
    classifier, encoder = load(library.classifier)[FACTS], model.tuned(library.encoder)
    read = ReadDocument(library.document)
    places = {sentence.id: at for at, sentence in enumerate(library.document.sentences)}
    found = []
    for path in sources():
        for line in evaluate.read(path) if path.stem not in CALIBRATING else ():
            if line["kind"] == "claim" and number(line["id"]) % _OF_ARTICLE < 2:
                message = heard(line["question"], (), None).question
                text = is_request_to_check(message, line["lang"]) or message
                right = facts_of(line, library)
                logits = classifier.logits(encoder.query(text))
                best = max(right or library.by_id, key=lambda one: logits[one])
                place = places[library.by_id[best].sentences[0].id]
                verdict = frozenset({line["gold"]["verdict"]})
                found.append(Target(read.pair(text, place), path.stem, {SAYS: verdict}))
    return found
