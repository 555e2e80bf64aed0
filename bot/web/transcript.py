"""The talk on the page: what was asked before, the question, its answer, and what to ask next."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer
from bot.followups import FollowUp
from bot.web.ask import answer_card, copied, examples, headline_of, suggested
from bot.web.elements import Html, capital, join, tag
from bot.web.page_texts import word
from bot.web.refusal import Refusal
from bot.web.site import Site
from bot.web.talk import Talk


@dataclass(frozen=True, slots=True)
class Said:
    """What a talk came to: the newest answer, None before the first question.

    `before` are the answers to the earlier questions, None where one can't be told again.
    `next` is what to ask then; `astray` are suggested questions whose words open another fact;
    `refusal` is why nothing was answered.
    """

    answer: Answer | None = None
    before: tuple[Answer | None, ...] = ()
    next: tuple[FollowUp, ...] = ()
    astray: frozenset[str] = frozenset()
    refusal: Refusal | None = None


def talk_area(site: Site, language: str, talk: Talk, said: Said) -> Html:
    """Make the part of the page that changes with each question."""
    return tag(
        "div",
        tag("div", _fields(talk), _before(site, language, talk, said.before), id="earlier"),
        tag("div", _newest(site, language, talk, said), id="answer", aria_live="polite"),
        id="talk",
        data_title=title_of(site, talk, language),
    )


def title_of(site: Site, talk: Talk, language: str) -> str:
    """Give the title of the page: the question, else the document's."""
    return talk.question or site.title(language)


def _fields(talk: Talk) -> Html:
    """Make the questions so far fields of the form, for the next one."""
    context = talk.then().context
    fields = (
        tag("input", type="hidden", name=name, value=value, form="ask") for name, value in context
    )
    return join(*fields)


def _before(site: Site, language: str, talk: Talk, answers: Sequence[Answer | None]) -> Html | None:
    if not talk.earlier:
        return None
    turns = []
    for number, question in enumerate(talk.earlier):
        answer = answers[number] if number < len(answers) else None
        line = tag("span", headline_of(answer), lang=answer.language) if answer else None
        turns.append(tag("li", tag("a", question, href=site.question(talk.turn(number))), line))
    return join(
        tag("h2", word("talk", language), class_="small"),
        tag("ol", join(*turns), class_="turns"),
        tag("p", tag("a", word("new", language), href=site.home), class_="new"),
    )


def _newest(site: Site, language: str, talk: Talk, said: Said) -> Html | None:
    if said.answer is None:
        return examples(site, language)
    return join(
        tag("h2", talk.question, class_="question"),
        answer_card(site, said.answer, language),
        _next(site, language, talk, said),
        _related(site, language, said),
        tag(
            "p",
            copied(site.question(talk), word("link_answer", language), language),
            class_="permalink",
        )
        if said.answer.status != "error"
        else None,
    )


def _next(site: Site, language: str, talk: Talk, said: Said) -> Html | None:
    """List what goes on from the answer, each with the address that asks it in context."""
    if not said.next:
        return None
    links = (
        tag("li", tag("a", capital(one.question), href=site.question(talk.then(one.question))))
        for one in said.next
    )
    return join(tag("h3", word("next", language)), tag("ul", join(*links), class_="chips next"))


def _related(site: Site, language: str, said: Said) -> Html | None:
    """List what the document does say, where it doesn't say what was asked."""
    if said.answer is None or not said.answer.suggestions:
        return None
    links = []
    for one in said.answer.suggestions:
        fact = suggested(site, site.library, one.question) if one.question in said.astray else None
        href = fact or site.question(one.question)
        links.append(tag("li", tag("a", one.label, href=href)))
    return join(
        tag("h3", word("related", language)), tag("ul", join(*links), class_="chips related")
    )
