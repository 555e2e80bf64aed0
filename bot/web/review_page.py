"""The page of a review: the text around the figure, and the draft beside it."""

from typing import Final

from bot.web.elements import Html, join, tag
from bot.web.page_texts import word
from bot.web.pagination import leaf_of
from bot.web.site import Site, page
from bot.web.text_html import Passages
from facts.review import Doubt, Verdict
from facts.reviewing.session import Act, Note, Reviewing
from facts.reviewing.shown import Shown, group_lines, progress, shown
from index.document import Paragraph

_BEFORE, _AFTER = 12, 24  # paragraphs around the figure's: a screen and a half
_MOST_LISTED: Final = 60
_DOUBTS: Final = {
    Doubt.READINGS: "review_readings",
    Doubt.UNIT: "review_unit_missing",
    Doubt.PERIOD: "review_period_missing",
    Doubt.WORDS: "review_words",
}


def review_page(site: Site, language: str, reviewing: Reviewing, said: str = "") -> str:
    """Give the page of the figure to be decided next; `said` is why nothing was decided."""
    now = shown(reviewing.review, reviewing.document)
    path = f"{site.path}/review"
    title = word("review", language)
    told = said or _told(reviewing.note, language)
    done, total = progress(reviewing.review)
    body = join(
        tag("h1", title),
        tag(
            "p",
            tag("a", site.library.about.title, href=site.home, lang=site.library.about.language),
            class_="source",
        ),
        _progress(reviewing, language, done, total),
        tag("p", told, class_="warning", role="alert") if told else None,
        _deciding(site, language, reviewing, now) if now is not None else None,
        _finished(site, language, reviewing, total) if now is None else None,
    )
    name = word("review_of", language, title=site.library.about.title)
    return page(site, language, name, body, here="review", own=(path, ()), robots=False)


def _progress(reviewing: Reviewing, language: str, done: int, total: int) -> Html | None:
    if not total:
        return None
    counts = reviewing.review.counts()
    text = word(
        "review_counts",
        language,
        accepted=str(counts[Verdict.ACCEPTED]),
        dropped=str(counts[Verdict.DROPPED]),
        skipped=str(counts[Verdict.SKIPPED]),
    )
    number = word("review_progress", language, number=str(min(done + 1, total)), total=str(total))
    bar = tag("progress", value=done, max=total, aria_label=number)
    return tag("div", bar, tag("p", f"{number} · {text}"), class_="progress")


def _deciding(site: Site, language: str, reviewing: Reviewing, now: Shown) -> Html:
    source = word("review_source", language)
    figure = reviewing.document.text[
        now.sentence.start + now.mark[0] : now.sentence.start + now.mark[1]
    ]
    mark = (now.sentence.start + now.mark[0], now.sentence.start + now.mark[1])
    sentence = site.library.document.sentence(now.sentence.id)
    passages = Passages(site.library, sentence, mark).sections(_near(site, now))
    beside = tag(
        "section",
        tag("div", passages, lang=site.library.about.language, class_="text"),
        class_="beside",
        tabindex="0",
        aria_label=source,
    )
    return tag("div", beside, _draft(site, language, reviewing, now, figure), class_="review")


def _near(site: Site, now: Shown) -> tuple[Paragraph, ...]:
    """Give the paragraphs around the figure's, of the same page."""
    paragraphs = leaf_of(site.leaves, now.sentence).paragraphs
    at = next((n for n, one in enumerate(paragraphs) if now.sentence.start < one.end), 0)
    return paragraphs[max(0, at - _BEFORE) : at + _AFTER]


def _draft(site: Site, language: str, reviewing: Reviewing, now: Shown, figure: str) -> Html:
    place = [now.caption or now.section]
    if now.page is not None:
        page_ = str(now.page)
        place.append(word("page_n", language, n=page_) if isinstance(now.page, int) else page_)
    doubts = ", ".join(word(_DOUBTS[doubt], language) for doubt in now.doubts)
    draft = now.draft
    own = site.library.about.language
    return tag(
        "form",
        tag("h2", tag("mark", figure, lang=own)),
        tag("p", " · ".join(filter(None, place)), class_="source", lang=own),
        tag("p", word("review_read", language, value=now.value))
        if now.value != now.number_as_typed
        else None,
        tag("p", doubts, class_="warning") if doubts else None,
        _field("label", draft.label, language, own, required=True),
        tag(
            "div",
            _field("value", now.number_as_typed, language, own, required=True),
            _field("unit", draft.unit, language, own),
            _field("period", draft.period, language, own),
            class_="pair",
        ),
        tag("input", type="hidden", name="at", value=str(reviewing.at)),
        _buttons(language, reviewing, now),
        _group(language, reviewing, now, own),
        tag("p", word("review_keys", language), class_="source keys"),
        method="post",
        action=site.at(f"{site.path}/review"),
        class_="draft card",
        aria_label=word("review_draft", language),
    )


def _field(name: str, value: str, language: str, own: str, *, required: bool = False) -> Html:
    return tag(
        "label",
        word(f"review_{name}", language),
        tag("input", name=name, value=value, lang=own, autocomplete="off", required=required),
    )


def _buttons(language: str, reviewing: Reviewing, now: Shown) -> Html:
    rows = [
        (("a", Act.ACCEPT, "review_accept"), ("d", Act.DROP, "review_drop"),
         ("s", Act.SKIP, "review_skip")),
        (("", "save", "review_save"), ("r", "rename", "review_rename"),
         *((("u", Act.UNDO, "review_undo"),) if reviewing.review.past else ())),
    ]  # fmt: skip
    if now.left > 1:
        of = "table" if now.tabled else "sentence"
        rows.append(
            (("A", Act.ACCEPT_ALL, f"review_accept_{of}"), ("D", Act.DROP_ALL, "review_drop_all"),
             ("S", Act.SKIP_ALL, "review_skip_all"))
        )  # fmt: skip
    return join(
        *(
            tag("p", *(_button(language, key, act, text, now.left) for key, act, text in row),
                class_="acts")
            for row in rows
        )
    )  # fmt: skip


def _button(language: str, key: str, act: str, text: str, count: int = 0) -> Html:
    shortcut = f"Shift+{key}" if key.isupper() else key
    return tag(
        "button",
        word(text, language, count=str(count)),
        tag("kbd", key, aria_hidden="true") if key else None,
        type="submit",
        name="act",
        value=str(act),
        data_key=key or None,
        aria_keyshortcuts=shortcut or None,
        class_=None if act == Act.ACCEPT else "other",
        formnovalidate=act not in {Act.ACCEPT, Act.ACCEPT_ALL, "save", "rename"},
    )


def _group(language: str, reviewing: Reviewing, now: Shown, own: str) -> Html | None:
    if now.left < 2:
        return None
    lines = group_lines(reviewing.review)
    shown_ = [tag("li", line) for line in lines[:_MOST_LISTED]]
    if len(lines) > _MOST_LISTED:
        shown_.append(tag("li", "…"))
    title = word("review_group", language, count=str(now.left))
    return tag(
        "details", tag("summary", title), tag("ul", join(*shown_), lang=own), open=now.tabled
    )


def _finished(site: Site, language: str, reviewing: Reviewing, total: int) -> Html:
    counts = reviewing.review.counts()
    buttons = []
    if reviewing.review.past:
        buttons.append(_button(language, "u", Act.UNDO, "review_undo"))
    if counts[Verdict.SKIPPED]:
        buttons.append(_button(language, "", Act.AGAIN, "review_again"))
    form = tag(
        "form",
        tag("p", *buttons, class_="acts"),
        method="post",
        action=site.at(f"{site.path}/review"),
        class_="draft",
        aria_label=word("review_draft", language),
    )
    text = word("review_done" if total else "review_nothing", language)
    return join(tag("p", text, class_="headline"), form if buttons else None)


def _told(note: Note | None, language: str) -> str:
    if note is None:
        return ""
    why = word(f"review_fault_{note.fault.field}", language) if note.fault is not None else ""
    return word(f"review_{note.said}", language, why=why, count=str(note.count))
