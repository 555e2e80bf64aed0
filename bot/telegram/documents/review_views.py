"""What a reviewer sees in one message: the figure in its sentence or row, the draft, the buttons."""

from typing import Final

from telegram import InlineKeyboardButton

from bot.store import Kept
from bot.telegram.documents.views import View, title_of
from bot.telegram.keyboards import Keyboard
from bot.telegram.render import Block, Span, shorten, utf16
from bot.telegram.tongues import TEXTS, tell
from facts.review import Doubt, Verdict
from facts.reviewing.session import FIELDS, Act, Note, Reviewing, Said
from facts.reviewing.shown import Shown, group_lines, one_line, shown

EDITING: Final = "editing"
_AROUND: Final = 500  # characters of a long sentence on each side of its figure
_MOST_CELLS: Final = 8  # of a row; a phone shows some twenty lines
_TITLE: Final = 60
_GROUP_UNITS: Final = 1500  # of the list of a table's drafts, which is folded
_NONE: Final = "—"
_DOUBTS: Final = {
    Doubt.READINGS: "review_readings",
    Doubt.UNIT: "review_unit_missing",
    Doubt.PERIOD: "review_period_missing",
    Doubt.WORDS: "review_words",
}


def review_view(kept: Kept, reviewing: Reviewing, tongue: str, awaits: str = "") -> View:
    """Give the fact to be decided and what can be done with it.

    `awaits`: `EDITING` where a field is to be chosen, or the field whose value is awaited as a reply.
    """
    now = shown(reviewing.review, reviewing.document)
    if now is None:
        return _nothing_left(kept, reviewing, tongue)
    blocks = [Block(_place(kept, now, tongue)), *_quoted(now), Block(_fields(now, tongue))]
    if now.doubts:
        doubts = "; ".join(TEXTS.text(_DOUBTS[doubt], tongue) for doubt in now.doubts)
        blocks.append(Block(f"⚠ {doubts}"))
    if now.tabled and now.left > 1 and not awaits:
        title = tell("review_group", tongue, count=now.left)
        blocks.append(Block(f"{title}\n{_listed(reviewing)}", "folded"))
    blocks += _said(reviewing.note, tongue)
    if awaits in FIELDS:
        field = TEXTS.text(f"review_{awaits}", tongue)
        blocks.append(Block(tell("review_reply", tongue, field=field), "bold"))
    return blocks, _keyboard(kept, reviewing, now, tongue, awaits)


def _place(kept: Kept, now: Shown, tongue: str) -> str:
    """Say how far one is, and where the figure stands."""
    page = now.page
    places = [
        tell("review_progress", tongue, number=now.number, total=now.total),
        shorten(title_of(kept), _TITLE),
        shorten(now.section, _TITLE) if now.section != now.caption else "",
        TEXTS.text("review_page", tongue).format(page=page)
        if isinstance(page, int)
        else one_line(page or ""),
    ]
    return " · ".join(filter(None, places))


def _quoted(now: Shown) -> list[Block]:
    if not now.tabled:
        text, mark = _near(now.quote, now.mark)
        return [Block(text, "open", (mark,))]
    at = next((n for n, cell in enumerate(now.cells) if cell.mark is not None), 0)
    first = max(0, min(at - _MOST_CELLS // 2, len(now.cells) - _MOST_CELLS))
    text, marks = now.row, []
    for cell in now.cells[first : first + _MOST_CELLS]:
        text += f"\n{cell.header}: " if cell.header else "\n"
        if cell.mark is not None:
            marks.append((len(text) + cell.mark[0], len(text) + cell.mark[1]))
        text += cell.text
    return [Block(shorten(now.caption, 2 * _AROUND), "bold"), Block(text, "open", tuple(marks))]


def _near(text: str, mark: Span) -> tuple[str, Span]:
    """Give what stands near a span of a text, and where the span is in that."""
    start, end = mark
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = ("… " if first else "") + text[first:start]
    after = text[end:last] + (" …" if last < len(text) else "")
    return before + text[start:end] + after, (len(before), len(before) + end - start)


def _fields(now: Shown, tongue: str) -> str:
    draft = now.draft
    values = {"label": draft.label, "value": now.value, "unit": draft.unit, "period": draft.period}
    return "\n".join(
        tell("review_field", tongue, field=tell(f"review_{name}", tongue), value=value or _NONE)
        for name, value in values.items()
    )


def _listed(reviewing: Reviewing) -> str:
    """List the drafts of a table, as far as they go into a message with all the rest."""
    lines = [f"• {line}" for line in group_lines(reviewing.review)]
    while utf16("\n".join(lines)) > _GROUP_UNITS:
        lines = [*lines[: -2 if lines[-1] == "…" else -1], "…"]
    return "\n".join(lines)


def _said(note: Note | None, tongue: str) -> list[Block]:
    if note is None or note.said is Said.RENAMED:
        return []
    why = ""
    if note.fault is not None:
        why = TEXTS.text(f"review_fault_{note.fault.field}", tongue)
    return [Block(f"⚠ {tell(f'review_{note.said}', tongue, why=why, count=note.count)}", "bold")]


def _keyboard(kept: Kept, reviewing: Reviewing, now: Shown, tongue: str, awaits: str) -> Keyboard:
    keyboard = Keyboard()

    def act(key: str, name: str, **more: object) -> InlineKeyboardButton:
        payload = {"do": "review", "doc": kept.document_id, "at": reviewing.at, "act": name, **more}
        return keyboard.press(tell(key, tongue, count=now.left), **payload)

    if awaits:
        if awaits == EDITING:
            for two in (FIELDS[:2], FIELDS[2:]):
                keyboard.row(*(act(f"review_{field}", "await", awaits=field) for field in two))
            keyboard.row(act("review_back", "show"))
        else:
            keyboard.row(act("review_back", "show", awaits=awaits))
        return keyboard
    keyboard.row(
        act("review_accept", Act.ACCEPT), act("review_drop", Act.DROP), act("review_skip", Act.SKIP)
    )
    undo = act("review_undo", Act.UNDO) if reviewing.review.past else None
    keyboard.row(act("review_edit", "await", awaits=EDITING), undo)
    if now.left > 1:
        of = "table" if now.tabled else "sentence"
        keyboard.row(act(f"review_accept_{of}", Act.ACCEPT_ALL))
        keyboard.row(act("review_drop_all", Act.DROP_ALL), act("review_skip_all", Act.SKIP_ALL))
    return keyboard


def _nothing_left(kept: Kept, reviewing: Reviewing, tongue: str) -> View:
    counts = reviewing.review.counts()
    values = {
        "accepted": counts[Verdict.ACCEPTED],
        "dropped": counts[Verdict.DROPPED],
        "skipped": counts[Verdict.SKIPPED],
    }
    blocks = [
        Block(title_of(kept), "bold"),
        Block(tell("review_done" if sum(counts.values()) else "review_nothing", tongue, **values)),
        *_said(reviewing.note, tongue),
    ]
    keyboard, doc = Keyboard(), kept.document_id
    undo, again = (
        keyboard.press(
            tell(key, tongue, count=counts[Verdict.SKIPPED]), do="review", doc=doc, at=-1, act=name
        )
        if there
        else None
        for key, name, there in (
            ("review_undo", Act.UNDO, bool(reviewing.review.past)),
            ("review_again", Act.AGAIN, counts[Verdict.SKIPPED] > 0),
        )
    )
    keyboard.row(undo, again)
    keyboard.row(keyboard.press(tell("button_all", tongue), do="docs"))
    return blocks, keyboard
