"""Whether the best evidence answers the question at all: named numbers for the logistic scorer."""

import math
from collections.abc import Mapping, Sequence

from bot.answering.corpus import Corpus
from bot.answering.figures import FigureCandidate
from bot.answering.matching import Query, match, strange_share
from bot.answering.ranking import Ranked
from bot.answering.tables.selection import TableAnswer
from bot.answering.timing import period_features
from bot.understanding.question import FIGURES, Asked, Question, forms, polar_words

_MANY = 8  # topic words of a long question
_NEAR = 4  # terms between a word of the question and what could answer


def decision_features(
    query: Query,
    corpus: Corpus,
    ranked: Sequence[Ranked],
    figure: FigureCandidate | None,
    figure_chance: float,
) -> dict[str, float]:
    """Return what speaks for and against answering with the best passage."""
    best = ranked[0]
    question = query.question
    found = match(query, best.passage)
    total = query.total or 1.0
    missing_names = [key for key in found.missing if key in query.names]
    missing_numbers = [key for key in found.missing if key in query.numbers]
    second = ranked[1].score if len(ranked) > 1 else best.score - 3
    features = {
        "own": found.own,
        "around": found.around,
        "heading": found.heading,
        "dense": found.dense,
        "pairs": found.pairs,
        "covered": 1.0 if not found.missing and not query.strange else 0.0,
        "missing": sum(query.weights[key] for key in found.missing) / total,
        "missing_count": min(1.0, len(found.missing) / 4),
        "missing_heaviest": max((query.weights[k] for k in found.missing), default=0.0) / 6,
        "strange": strange_share(query),
        "strange_any": 1.0 if query.strange else 0.0,
        "strange_count": min(1.0, len(query.strange) / 3),
        "missing_names": min(1.0, len(missing_names) / 2),
        "missing_numbers": min(1.0, len(missing_numbers)),
        "elsewhere_own": found.around - found.own,
        "chance": best.chance,
        "lead": min(3.0, best.score - second) / 3,
        "score": best.score / 10,
        "short": 1.0 if len(query.keys) + len(query.strange) <= 2 else 0.0,
        "long": min(1.0, len(query.keys) / _MANY),
        "size": math.log1p(len(corpus)) / 8,
        "negated": _negation_differs(query, best),
    }
    features.update(_missing_features(query, best, corpus))
    if query.periods:
        features |= period_features(query, corpus.periods(best.passage.position))
    for name in ("cosine", "cosine_lead", "cosine_near"):
        if name in best.features:
            features[name] = best.features[name]
    for name, value in best.features.items():
        if name.startswith(("years_", "figures_", "new_names_", "because_", "percent_", "money_")):
            features[f"has_{name}"] = value
    features[f"kind_{question.kind.value if question.kind else 'none'}"] = 1.0
    features |= _figure_features(question, figure, figure_chance)
    return features


def _figure_features(
    question: Question, figure: FigureCandidate | None, figure_chance: float
) -> dict[str, float]:
    """Return how the figure fits, where one is asked for."""
    features: dict[str, float] = {}
    if question.kinds & FIGURES or question.kind is Asked.DATE:
        features["no_figure"] = 0.0 if figure else 1.0
        if figure:
            features["figure_chance"] = figure_chance
            for name in ("clause", "near", "counted", "given", "closest", "year_clause"):
                if name in figure.features:
                    features[f"figure_{name}"] = figure.features[name]
            if question.counted:
                features["figure_uncounted"] = 1.0 - figure.features.get("counted", 0.0)
    return features


def stating_features(
    query: Query,
    decided: Mapping[str, float],
    ranked: Sequence[Ranked],
    figure: FigureCandidate,
    figure_chance: float,
    table: TableAnswer | None = None,
) -> dict[str, float]:
    """Return what speaks for and against stating a figure; `decided` are decision_features.

    `table` is what the document's tables answer, surely or not.
    """
    question = query.question
    place = next((at for at, one in enumerate(ranked) if one.passage is figure.passage), 0)
    features = {name: value for name, value in decided.items() if name in _CARRIED}
    features |= {
        "figure_chance": figure_chance,
        "passage_chance": ranked[place].chance,
        "first_passage": 1.0 if place == 0 else 0.0,
        "several_numbers": min(1.0, len(query.numbers) / 2),
        "computes": 1.0 if question.kinds & {Asked.CHANGE} else 0.0,
    }
    for name, value in figure.features.items():
        if name not in {"passage", "is_top", "length"}:
            features[f"figure_{name}"] = value
    if question.counted:
        features["figure_uncounted"] = 1.0 - figure.features.get("counted", 0.0)
    return features | _table_features(figure, table)


def _table_features(figure: FigureCandidate, table: TableAnswer | None) -> dict[str, float]:
    """Return how sure the tables are of this very figure, or of another one."""
    in_row = figure.passage.row is not None
    if table is None:
        return {"cell_alone": 1.0} if in_row else {}
    start = figure.passage.sentence.start + figure.quantity.start
    same = any(one.start <= start < one.end for one in table.figures)
    if same:
        return {"cell_same": 1.0, "cell_sure": table.confidence}
    return {"cell_other": 1.0 if in_row else 0.0, "cell_rival": table.confidence}


_CARRIED = frozenset(
    "own around dense missing strange unknown_names unknown_digits missing_names missing_numbers "
    "lacks_first lacks_last lacks_names lacks_words lacks_known polar_missing negated asks_negated "
    "size long short chance lead period_same period_apart period_unsaid cosine cosine_lead foreign heading span".split()
)


def _missing_features(query: Query, best: Ranked, corpus: Corpus) -> dict[str, float]:
    """Return what kinds of words the sentence lacks, and how those that it has lie in it."""
    passage, question = best.passage, query.question
    own = [
        t
        for t in question.terms
        if not (t.stop or t.kind in {"compound", "cjk"} or t.key in question.formal)
    ]
    lacking = [t for t in own if t.key not in passage.keys]
    places: dict[str, int] = {}
    for place, term in enumerate(passage.terms):
        places.setdefault(term.key, place)
    found = [places[t.key] for t in own if t.key in places]
    polar = polar_words(passage.sentence.text, corpus.language)
    foreign = question.language != corpus.language
    features = {
        "polar": 1.0 if question.polar else 0.0,
        "polar_missing": 1.0 if question.polar - polar and not foreign else 0.0,
        "asks_negated": 1.0 if question.negated else 0.0,
        "foreign": 1.0 if foreign else 0.0,
        "lacks_digits": 1.0 if any(any(map(str.isdigit, t.surface)) for t in lacking) else 0.0,
        "lacks_first": 1.0 if own and own[0].key not in passage.keys else 0.0,
        "lacks_last": 1.0 if own and own[-1].key not in passage.keys else 0.0,
        "lacks_names": 1.0 if any(t.name for t in lacking) else 0.0,
        "lacks_words": min(1.0, sum(1 for t in lacking if not t.name) / 3),
        "lacks_known": min(1.0, sum(1 for t in lacking if corpus.knows(t.key)) / 3),
        "lacks_unknown": min(1.0, sum(1 for t in lacking if not corpus.knows(t.key)) / 3),
        "unknown_names": 1.0
        if any(t.name and t.key in query.strange and not foreign for t in own)
        else 0.0,
        "unknown_digits": 1.0
        if any(t.key in query.strange and any(map(str.isdigit, t.surface)) for t in own)
        else 0.0,
        "has_count": min(1.0, len(found) / 6),
        "has_all": 1.0 if own and not lacking else 0.0,
        "rest": min(1.0, (sum(not t.stop for t in passage.terms) - len(found)) / 15),
    }
    if len(found) > 1:
        features["span"] = min(1.0, (max(found) - min(found)) / 30)
    kind = question.kind.value if question.kind else "none"
    asked = set(question.keys)
    for name, wanted in (("name_near", "name"), ("number_near", "number")):
        new = [
            place
            for place, t in enumerate(passage.terms)
            if t.key not in asked and (t.name if wanted == "name" else t.kind == "number")
        ]
        near = any(abs(a - b) <= _NEAR for a in new for b in found)
        features[f"{name}_{kind}"] = 1.0 if near else 0.0
    return features


def _negation_differs(query: Query, best: Ranked) -> float:
    pattern = forms(query.question.language).negation
    text = best.passage.sentence.text.lower()
    return 1.0 if query.question.negated != (pattern.search(text) is not None) else 0.0


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the logistic of the weighted features and the "bias"."""
    z = weights.get("bias", 0.0) + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
