"""Reading a text: the phrases that vocabulary and lexicon know, misspelt ones too, and its figures."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from facts.phrases import Match, Phrases, Sense, Token, cover, stem, tokenize
from facts.quantity import Quantity, currency, quantities
from facts.reading import Mention, Reading
from facts.vocabulary import Vocabulary
from index.script import simplified

_CLAUSE_END = re.compile(r"[,;:.!?，；：。！？、…()\n]+(?=\s|$|[^\x00-\x7f])|\s-+\s")
_EXCLUDING = re.compile(
    r"(?:\b(?:not|rather than|instead of|as opposed to|и не|а не|y no|e n[aã]o)\s+"
    r"(?:(?:just|only|the|counting|to|à|a|ao|en|el|la|в)\s+)?|"
    r"不是|不光|不只|不算|不含|不包括|而非|而不是|非)$",
    re.IGNORECASE,
)
_FAR = 48  # characters: longer than "as opposed to counting the", with spaces
# To correct a word takes a millisecond; no message of tests/eval has more than five strange ones.
_MOST_STRANGE = 24
_AFTER_TO = frozenset({"me", "my", "us", "the", "a", "an", "our"})
_PLAIN_LENGTH = 6
_MANY = 100
_OTHERS = re.compile(
    r"\W*(?:other|others|more|else|otr[oa]s|outr[oa]s|друг|个?其他|个?其它|个?另外)", re.IGNORECASE
)
_SPANISH = re.compile("[¿¡]")
_SHORT_YEAR = re.compile(r"[1-3]\d年")
_SPAN_OF_YEARS = re.compile(r"[连第近达过超约共满了]\||\|[来内间以多前后的]")
_STOP = re.compile(r"[;:.!?，；：。！？…\n]|, ")
# Quantities that stay quantities where a phrase has them too ("first place", "half of").
_KEPT = frozenset({"money", "percent", "year", "ordinal", "fraction"})
_HINTS = {
    "en": "the of what how is in did and are was were which who by does to for on many much has an",
    "es": "el la los las del que cuanto cuanta cuantos cual cuales en y por con fue es se una un al "
    "segun cuando donde quien como hay crecio comercio sus más mas esta su lo para",
    "pt": "o os da do das dos que quanto quanta quantos qual quais em e foi com um uma ao na no nas "
    "segundo quando onde quem como tem cresceu comercio seu sua para pela pelo sao",
}


class Reader:
    """Reads texts with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, document_words: Iterable[str] = ()) -> None:
        """`document_words` are the document's own (folded) words: they are known, if not meant."""
        self.vocabulary = vocabulary
        self._own = frozenset(document_words)
        self._own_stems = frozenset(stem(word, "en") for word in self._own)

    def read(self, text: str, language: str | None = None) -> Reading:
        simple = simplified(text)
        tokens = tokenize(simple)
        alike: tuple[str, ...] = ()
        if not language:
            found_in = ("es",) if _SPANISH.search(text) else self.languages_of(tokens)
            language, *others = found_in
            alike = tuple(others)
        lexicons = self._lexicons(language, tokens)
        found = quantities(simple, language)
        fixed = _token_runs(tokens, found)
        breaks = _breaks(simple, tokens)
        matches = cover(tokens, lexicons, fixed, breaks)
        corrected = self._correct(tokens, matches, lexicons, fixed)
        guessed: tuple[tuple[int, int], ...] = ()
        if corrected is not None:
            pairs = zip(tokens, corrected, strict=True)
            guessed = tuple((old.start, old.end) for old, new in pairs if old.form != new.form)
            tokens = corrected
            matches = cover(tokens, lexicons, fixed, breaks)
        read = self._reading(text, language, tokens, matches, found, fixed)
        return replace(read, guessed=guessed, alike=alike) if guessed or alike else read

    def _reading(
        self,
        text: str,
        language: str,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        found: Sequence[Quantity],
        fixed: dict[int, int],
    ) -> Reading:
        mentions: list[Mention] = []
        unknown: list[Mention] = []
        breaks = [match.end() for match in _CLAUSE_END.finditer(text)]
        covered: list[tuple[int, int]] = []
        for match in matches:
            start, end = tokens[match.first].start, tokens[match.last - 1].end
            clause = bisect_right(breaks, start)
            senses = match.senses
            if not senses:
                if fixed.get(match.first) == match.last:
                    continue
                own = stem(tokens[match.first].form, "en")
                if own in self._own_stems:
                    senses = (Sense("word", f"={own}"),)
            mention = Mention(text[start:end], start, end, clause, senses)
            (mentions if senses else unknown).append(mention)
            if senses:
                covered.append((start, end))
        kept = tuple(
            quantity
            for quantity in found
            if quantity.kind in _KEPT
            or not any(
                start < quantity.number_end and quantity.number_start < end
                for start, end in covered
            )
        )
        if language == "en":
            kept = tuple(q for q in kept if not self._is_word(q, mentions))
        if language == "zh":
            kept = tuple(_as_year(quantity, text) for quantity in kept)
        excluded = [mention for mention in mentions if _is_excluded(text, mention)]
        mentions = [mention for mention in mentions if mention not in excluded]
        grown = self._with_groups(mentions, kept, text)
        if len(grown) and grown != tuple(mentions):
            kept = tuple(q for q in kept if not _is_others(q, text))
        return Reading(
            text,
            language,
            grown,
            tuple(unknown),
            kept,
            tuple(currency(text)),
            frozenset(identifier for mention in excluded for identifier in mention.ids),
        )

    def _is_word(self, quantity: Quantity, mentions: Sequence[Mention]) -> bool:
        """ "train 2 poland", "4 my slides": a digit in place of "to" or "for"."""
        if quantity.text[:1] not in {"2", "4"} or quantity.value not in {2, 4}:
            return False
        after = [m for m in mentions if quantity.number_end <= m.start <= quantity.number_end + 1]
        return any(
            m.is_name or m.ids & self.vocabulary.places or m.text.casefold() in _AFTER_TO
            for m in after
        )

    def _with_groups(
        self, mentions: Sequence[Mention], numbers: Sequence[Quantity], text: str
    ) -> tuple[Mention, ...]:
        """Naming most members of a group names the group, and so do some "and five others"."""
        named = {sense.id for mention in mentions for sense in mention.senses}
        others = {int(q.value) for q in numbers if _is_others(q, text)}
        grown = list(mentions)
        for group, row in self.vocabulary.concepts.items():
            members = named & set(row.members)
            enough = max(3, math.ceil(0.7 * len(row.members)))
            complete = bool(members) and len(row.members) - len(members) in others
            if not complete and (group in named or len(members) < enough):
                continue
            for position, mention in enumerate(grown):
                if mention.ids & members:
                    senses = (*mention.senses, Sense("concept", group))
                    grown[position] = replace(mention, senses=senses)
        return tuple(grown)

    def languages_of(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The language of a text, and those that it may be in as well."""
        han = sum(token.is_character for token in tokens)
        if han and han * 2 >= len(tokens):
            return ("zh",)
        if any("\u0400" <= token.form[0] <= "\u04ff" for token in tokens):
            return ("ru",)
        forms = {token.form for token in tokens}
        scores = {language: len(forms & set(words.split())) for language, words in _HINTS.items()}
        best = max(scores.values())
        leaders = [language for language, score in scores.items() if score == best]
        if best and len(leaders) == 1 and best - sorted(scores.values())[-2] > 1:
            return (leaders[0],)
        leaders = [language for language, score in scores.items() if score >= best - 1]
        strange = {language: self._strangeness(tokens, language) for language in leaders}
        least = min(strange.values())
        return tuple(language for language, number in strange.items() if number == least)

    def _strangeness(self, tokens: Sequence[Token], language: str) -> int:
        """How many words no phrase of the language covers."""
        return sum(not match.senses for match in cover(tokens, [self.vocabulary.phrases(language)]))

    def _lexicons(self, language: str, tokens: Sequence[Token]) -> list[Phrases]:
        lexicons = [self.vocabulary.phrases(language)]
        if language == "zh":
            if any(not token.is_character for token in tokens):
                lexicons.append(self.vocabulary.phrases("en"))
        elif language != "en":
            lexicons.append(self.vocabulary.phrases("en", lent=True))
        if language != "zh" and any(token.is_character for token in tokens):
            lexicons.append(self.vocabulary.phrases("zh"))
        return lexicons

    def _correct(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        lexicons: Sequence[Phrases],
        fixed: dict[int, int],
    ) -> list[Token] | None:
        """The tokens with misspelt words replaced by the words they are closest to, or None."""
        corrected = list(tokens)
        strange = [m.first for m in matches if not m.senses and m.first not in fixed]
        forms = dict.fromkeys(tokens[at].form for at in strange)
        better = {
            form: closest
            for form in islice(forms, _MOST_STRANGE)
            if (closest := self._closest(form, lexicons)) is not None
        }
        for at in strange:
            form = better.get(tokens[at].form)
            if form is not None:
                corrected[at] = replace(tokens[at], form=form)
        return corrected if better else None

    def _closest(self, form: str, lexicons: Sequence[Phrases]) -> str | None:
        if len(form) < 4 or not form.isalpha() or stem(form, "en") in self._own_stems:
            return None
        from rapidfuzz import process  # noqa: PLC0415  (60 ms that most questions don't need)
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        most = 1 if len(form) < 8 else 2
        best: tuple[int, bool, int, bool, str] | None = None
        for lexicon in lexicons:
            for word, distance, _ in process.extract(
                form, lexicon.spellings, scorer=OSA.distance, score_cutoff=most, limit=8
            ):
                if len(word) < 4 or (len(form) < 6 and word[0] != form[0]):
                    continue
                asked = word in lexicon.ask_words
                plain = not asked and word not in lexicon.concept_words
                # "refunded" isn't "rounded", nor "took" a tool: common words have many neighbours.
                if plain and (distance > 1 or len(form) < _PLAIN_LENGTH):
                    continue
                found = (int(distance), plain, -lexicon.uses[word], not asked, word)
                if best is None or found < best:
                    best = found
        return best[4] if best else None


def _is_others(quantity: Quantity, text: str) -> bool:
    """ "… and five others"."""
    return quantity.value < _MANY and _OTHERS.match(text, quantity.number_end) is not None


def _as_year(quantity: Quantity, text: str) -> Quantity:
    """Two digits and 年 are a year of this century, where nothing makes them a span of time."""
    around = text[max(quantity.start - 1, 0) : quantity.start] + "|" + text[quantity.end :][:1]
    if not _SHORT_YEAR.fullmatch(quantity.text) or _SPAN_OF_YEARS.search(around):
        return quantity
    return replace(quantity, kind="year", unit="", value=quantity.value + 2000)


def _is_excluded(text: str, mention: Mention) -> bool:
    return (
        mention.has("concept")
        and _EXCLUDING.search(text, max(0, mention.start - _FAR), mention.start) is not None
    )


def _breaks(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens before which a clause ends."""
    return frozenset(
        position
        for position, (before, token) in enumerate(pairwise(tokens), 1)
        if _STOP.search(text, before.end, token.start)
    )


def _token_runs(tokens: Sequence[Token], found: Sequence[Quantity]) -> dict[int, int]:
    """First to last token (exclusive) of each quantity's number."""
    runs: dict[int, int] = {}
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for quantity in found:
        first = bisect_right(ends, quantity.number_start)
        last = bisect_left(starts, quantity.number_end)
        if first < last:
            runs[first] = last
    return runs
