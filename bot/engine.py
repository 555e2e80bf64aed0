"""The answering core: (library, question, earlier turns) → Answer. Pure and synchronous."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.compose import Footnotes, build, figure_of, headline_of, printed, suggestion, view
from bot.texts import kind_name, say
from facts.consistency import Contradiction, contradictions
from facts.library import Library
from facts.lookup import Candidate, Lookup, is_figure
from facts.reading import Reading
from facts.table import Fact

MOST_CHARACTERS = 1000
_TALK = ("identity", "help", "hello", "thanks", "bye")
_MOST_SUGGESTIONS = 3


class Engine:
    """Answers questions about one library entry."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.lookup = Lookup(library)
        self._contradictions: tuple[Contradiction, ...] | None = None

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer `question`; `context` are the user's earlier messages, oldest first.

        With `claim`, the text is a statement to check. `language` overrides the detected one for
        the labels of the answer.
        """
        refused = self._refuse(question, language)
        if refused is not None:
            return refused
        reading = self.library.concepts.reader.read(question)
        return self._talk(reading) or self._facts(reading) or self._abstain(reading)

    def _refuse(self, question: str, language: str | None) -> Answer | None:
        language = language or "en"
        if not question.strip():
            return build(question, language, "error", headline=say("empty", language))
        if len(question) > MOST_CHARACTERS:
            text = say("too_long", language, length=str(len(question)), most=str(MOST_CHARACTERS))
            return build(question[:MOST_CHARACTERS], language, "error", headline=text)
        if not any(character.isalnum() for character in question):
            example = self.library.about.examples[0] if self.library.about.examples else ""
            text = say("unreadable", language, example=example)
            return build(question, language, "error", headline=text)
        return None

    def _talk(self, reading: Reading) -> Answer | None:
        talk = reading.of("talk")
        if reading.content or reading.unknown:
            return None
        for kind in _TALK:
            if kind in talk:
                about = self.library.about
                examples = about.examples_zh if reading.language == "zh" else about.examples
                text = say(
                    kind,
                    reading.language,
                    document=self._document(reading.language),
                    title=about.title,
                    example=examples[0] if examples else "",
                )
                return build(reading.text, reading.language, "answered", headline=text)
        return None

    def _document(self, language: str) -> str:
        return self.library.about.zh if language == "zh" else self.library.about.en

    def _facts(self, reading: Reading) -> Answer | None:
        found = self.lookup.answers(reading)
        return self._from_facts(reading, found[0].fact) if found else None

    def _from_facts(self, reading: Reading, fact: Fact) -> Answer:
        language = reading.language
        if fact.row.same_as is not None:
            fact = self.library.by_id[fact.row.same_as]
        footnotes = Footnotes(self.library)
        footnotes.cite_fact(fact)
        return build(
            reading.text,
            language,
            "answered",
            headline=headline_of(fact, language),
            details=[fact.label(language)],
            footnotes=footnotes,
            figures=[figure_of(fact)] if is_figure(fact) else [],
            reading=view(reading, self.library, fact.kind, [fact]),
            warnings=self._warnings([fact], language),
        )

    def _warnings(self, facts: Sequence[Fact], language: str) -> list[str]:
        if self._contradictions is None:
            self._contradictions = contradictions(self.library)
        ids = {fact.id for fact in facts}
        return [
            say(
                "contradiction",
                language,
                document=self._document(language),
                whole=clash.whole.text,
                part=clash.part.text,
                whole_label=clash.whole.label(language),
                part_label=clash.part.label(language),
                whole_quote=clash.whole.row.quote,
                part_quote=clash.part.row.quote,
            )
            for clash in self._contradictions
            if ids & {clash.whole.id, clash.part.id}
        ][:1]

    def _abstain(self, reading: Reading) -> Answer:
        language = reading.language
        document = self._document(language)
        near = [c for c in self.lookup.candidates(reading) if c.matched][:_MOST_SUGGESTIONS]
        facts = "; ".join(f"{c.fact.label(language)}: {printed(c.fact, language)}" for c in near)
        return build(
            reading.text,
            language,
            "not_in_document",
            headline=self._missing(reading, near, document),
            details=[say("nearest", language, facts=facts)] if near else [],
            reading=view(reading, self.library, "none"),
            suggestions=[suggestion(c.fact, language) for c in near],
        )

    def _missing(self, reading: Reading, near: Sequence[Candidate], document: str) -> str:
        language = reading.language
        if near and near[0].conflicts:
            what = ", ".join(dict.fromkeys(mention.text for mention in near[0].conflicts))
            return say("not_about", language, document=document, what=what)
        for kind in ("growth", "share", "rank", "date", "duration"):
            if near and kind in reading.asks:
                what = near[0].fact.label(language)
                return say("no_kind", language, document=document, kind=kind_name(kind, language), what=what)
        return say("nothing", language, document=document)
