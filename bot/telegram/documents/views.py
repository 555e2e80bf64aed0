"""What is shown of documents: blocks of text and buttons. Buttons name ids, never words."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.answering.openers import Opener
from bot.store import Kept
from bot.telegram.holdings import MOST_ASKED
from bot.telegram.keyboards import LABEL_COLUMNS, Keyboard
from bot.telegram.render import Block, capital, shorten, squeeze
from bot.telegram.tongues import tell

A_PAGE: Final = 8
_TITLE: Final = 120
_BESIDE: Final = 22  # columns of a button that has another beside it
_ON, _OFF = "✅", "▫️"
View = tuple[list[Block], Keyboard]
Offered = tuple[Kept, int, Opener]


def card(
    kept: Kept,
    offered: Sequence[Offered],
    tongue: str,
    *,
    already: bool = False,
    off: Sequence[Kept] = (),
    former: Kept | None = None,
) -> View:
    """Give what is said of a document that was added: what it is, and what one could ask.

    `off` were switched off for it, `former` looks like an earlier edition of it.
    """
    blocks = [Block(f"{_ON} {title_of(kept)}", "bold"), Block(counts(kept, tongue))]
    if already:
        blocks.insert(0, Block(tell("already", tongue)))
    blocks += [_switched_off(one, tongue) for one in off]
    if former is not None:
        values = {"title": title_of(former), "file": former.file}
        blocks.append(Block(tell("edition", tongue, **values)))
    blocks.append(Block(tell("ask_group" if kept.chat_id < 0 else "ask_private", tongue)))
    keyboard = Keyboard()
    offer(keyboard, offered)
    if former is not None:
        replace = tell("button_replace", tongue)
        keyboard.row(keyboard.press(replace, do="doc_replace", doc=former.document_id))
    return blocks, keyboard


def offer(keyboard: Keyboard, offered: Sequence[Offered]) -> None:
    """Add buttons that open something of a document, with its file where there are several."""
    several = len({kept.document_id for kept, _, _ in offered}) > 1
    for kept, number, opener in offered:
        label = squeeze(capital(opener.label), LABEL_COLUMNS - 1) + "?"
        if several:
            label = f"{squeeze(label, _BESIDE)} · {squeeze(kept.file, _BESIDE)}"
        keyboard.row(keyboard.press(label, do="opener", doc=kept.document_id, n=number))


def listing(documents: Sequence[Kept], tongue: str, page: int, *, bundled: str) -> View:
    """Give a page of a chat's documents; `bundled` is what answers where none is on, or ""."""
    group = bool(documents) and documents[0].chat_id < 0
    pages = max(1, -(-len(documents) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * A_PAGE
    blocks = [Block(tell("docs", tongue, count=len(documents)), "bold")]
    keyboard = Keyboard()
    for number, kept in enumerate(documents[first : first + A_PAGE], first + 1):
        mark = _ON if kept.asked else _OFF
        blocks.append(Block(f"{mark} {number}. {title_of(kept)}"))
        label = squeeze(f"{mark} {number}. {title_of(kept)}", _BESIDE)
        keyboard.row(
            keyboard.press(label, do="doc_switch", doc=kept.document_id, page=page),
            keyboard.press(tell("button_open", tongue), do="doc_open", doc=kept.document_id),
        )
    if not any(kept.asked for kept in documents):
        text = tell("docs_else", tongue, title=bundled) if bundled else tell("docs_none_on", tongue)
        blocks.append(Block(text))
    blocks.append(Block(tell("docs_hint", tongue)))
    blocks.append(Block(tell("add_group" if group else "add_private", tongue)))
    turns = []
    if page > 0:
        turns.append(keyboard.press("◀", do="docs", page=page - 1))
    if page + 1 < pages:
        turns.append(keyboard.press("▶", do="docs", page=page + 1))
    keyboard.row(*turns)
    return blocks, keyboard


def opened(
    kept: Kept, offered: Sequence[Offered], tongue: str, *, adder: str, removable: bool
) -> View:
    """Give one document: what it is, who added it (`adder`, "" in private), what can be done.

    Whoever may remove it may review its figures.
    """
    date = datetime.fromtimestamp(kept.at, UTC).date().isoformat()
    told = tell("added_by", tongue, name=adder, date=date) if adder else ""
    blocks = [
        Block(f"{_ON if kept.asked else _OFF} {title_of(kept)}", "bold"),
        Block(kept.file if kept.file != kept.title else ""),
        Block(counts(kept, tongue)),
        Block(told or tell("added_on", tongue, date=date)),
    ]
    keyboard = Keyboard()
    offer(keyboard, offered)
    switch = tell("button_off" if kept.asked else "button_on", tongue)
    doc = kept.document_id
    keyboard.row(
        keyboard.press(switch, do="doc_switch", doc=doc, open=1),
        keyboard.press(tell("button_remove", tongue), do="doc_remove", doc=doc)
        if removable
        else None,
    )
    share = tell("button_share", tongue)
    keyboard.row(
        keyboard.press(tell("button_review", tongue), do="review", doc=doc) if removable else None,
        keyboard.press(share, do="doc_share", doc=doc) if kept.chat_id > 0 else None,
    )
    keyboard.row(keyboard.press(tell("button_all", tongue), do="docs"))
    return blocks, keyboard


def choice(documents: Sequence[Kept], tongue: str, key: str, do: str) -> View:
    """Give the question which document is meant, a button each."""
    keyboard = Keyboard()
    for number, kept in enumerate(documents, 1):
        label = squeeze(f"{number}. {title_of(kept)}", LABEL_COLUMNS)
        keyboard.row(keyboard.press(label, do=do, doc=kept.document_id))
    return [Block(tell(key, tongue))], keyboard


def removal(kept: Kept, tongue: str, user_id: int) -> View:
    """Give the question whether to remove a document; only who was asked may say so."""
    keyboard, doc = Keyboard(user_id), kept.document_id
    keyboard.row(
        keyboard.press(tell("button_remove", tongue), do="doc_removed", doc=doc, yes=1),
        keyboard.press(tell("button_keep", tongue), do="doc_removed", doc=doc, yes=0),
    )
    return [Block(tell("remove_ask", tongue, title=title_of(kept)))], keyboard


def counts(kept: Kept, tongue: str) -> str:
    """Say how large a document is: in pages or, where its format has none, in sentences."""
    key = "counts" if kept.pages else "counts_unpaged"
    return tell(
        key,
        tongue,
        pages=kept.pages,
        sentences=kept.sentences,
        tables=kept.tables,
        figures=kept.figures,
    )


def title_of(kept: Kept) -> str:
    """Give a document's title, in a line; its file's name where it has none."""
    return shorten(kept.title, _TITLE) or kept.file


def _switched_off(kept: Kept, tongue: str) -> Block:
    return Block(tell("switched_off", tongue, title=title_of(kept), most=MOST_ASKED))
