"""What a reviewer sees of the fact to be decided: pieces of text, each with its style."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.terminal.review.dialogue import KEYS, Session
from bot.terminal.review.excerpt import table_lines
from bot.terminal.review.widths import columns, cut
from facts.drafting.suggestions import Suggestion
from facts.review import Draft
from facts.reviewing.shown import one_line, open_doubts, progress, value_of

Piece = tuple[str, str]
"""A style ("", "bold", "dim", "warning") and a text."""

_CONTEXT: Final = 160  # characters of the paragraph on either side of the sentence
_TEXT_WIDTH: Final = 100  # columns: longer lines are hard to read


def view(session: Session, width: int, height: int) -> list[Piece]:
    """Return the whole view of the current fact; without one, that nothing is left."""
    current = session.review.current
    if current is None:
        said = [("warning", session.message + "\n")] if session.message else []
        nothing = ("", "Nothing is left to review.\n")
        return [*wrapped([nothing, *said], width), ("", "\n"), *_help(session, width)]
    suggestion, draft = session.review.suggestions[current], session.review.drafts[current]
    pieces: list[Piece] = [("dim", cut(_where(session), width) + "\n\n")]
    if suggestion.table is not None:
        pieces += table_lines(session, current, width, height)
    else:
        pieces += wrapped(list(_sentence(session, suggestion)), min(width, _TEXT_WIDTH))
    pieces.append(("", "\n"))
    pieces += _fields(suggestion, draft, width)
    if session.message:
        pieces += wrapped([("warning", session.message + "\n")], width)
    return [*pieces, ("", "\n"), *_help(session, width)]


def _where(session: Session) -> str:
    """Return the document, how far one is, and the section."""
    review, document = session.review, session.document
    done, total = progress(review)
    shown = [one_line(document.title), f"{done + 1} of {total}", session.summary()]
    current = review.current
    if current is not None and document.sections:
        sentence = document.sentences[review.suggestions[current].figure.sentence]
        title = one_line(document.section_title(sentence))
        page = document.page_of(sentence)
        shown += [title] if title and title != shown[0] else []
        shown += [f"page {page}"] if page is not None else []
    return " · ".join(shown)


def _sentence(session: Session, suggestion: Suggestion) -> Iterator[Piece]:
    """Yield the sentence with its figure in bold, and what stands around it in the paragraph."""
    document = session.document
    sentence = document.sentences[suggestion.figure.sentence]
    before, after = document.around(sentence)
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + "…"
    start, end = suggestion.start - sentence.start, suggestion.end - sentence.start
    yield "dim", before
    yield "", sentence.text[:start]
    yield "bold", sentence.text[start:end]
    yield "", sentence.text[end:]
    yield "dim", after
    yield "", "\n"


def _fields(suggestion: Suggestion, draft: Draft, width: int) -> list[Piece]:
    shown = [
        ("label", draft.label),
        ("value", value_of(suggestion, draft)),
        ("unit", draft.unit),
        ("period", draft.period),
        ("kind", suggestion.kind),
    ]
    pieces: list[Piece] = []
    for name, text in shown:
        pieces.append(("dim", f"  {name:8}"))
        pieces.append(("bold" if name == "label" else "", cut(text or "—", width - 10) + "\n"))
    uncertain = ", ".join(open_doubts(suggestion, draft))
    if uncertain:
        pieces.append(("warning", cut(f"  look at: {uncertain}", width) + "\n"))
    return pieces


def _help(session: Session, width: int) -> list[Piece]:
    count = len(session.review.open_in_group())
    named = dict(KEYS)
    if not count:
        named = {key: named[key] for key in ("u", "q")}
    elif count > 1:
        current = session.review.current
        table = current is not None and session.review.suggestions[current].table is not None
        named["A"] = f"accept all {count} of this {'table' if table else 'sentence'}"
    else:
        named = {key: what for key, what in named.items() if key not in {"A", "D", "S"}}
    if not session.review.past:
        named.pop("u")
    words = [f"{key} {what}" for key, what in named.items()]
    lines: list[str] = []
    for word in words:
        if lines and columns(lines[-1]) + 3 + columns(word) <= width:
            lines[-1] += f"   {word}"
        else:
            lines.append(word)
    return [("dim", "\n".join(lines) + "\n")]


def wrapped(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Return pieces with line ends between words, so that no line is wider than `width`.

    Line ends of the text become spaces, but for a last one.
    """
    result: list[Piece] = []
    taken = 0
    for style, text in pieces:
        out = ""
        for part in _parts(text):
            if part == "\n":
                out, taken = out + "\n", 0
                continue
            wide = columns(part)
            if taken and taken + columns(part.rstrip()) > width:
                out, taken = out.rstrip(" ") + "\n", 0
                part = part.lstrip(" ")  # noqa: PLW2901
                wide = columns(part)
            out, taken = out + part, taken + wide
        result.append((style, out))
    return result


def _parts(text: str) -> Iterator[str]:
    """Yield words with the space before them, Chinese characters one by one, a last line end."""
    last = text.endswith("\n")
    word = ""
    for sign in text[: len(text) - last]:
        shown = " " if sign.isspace() else sign
        if word and (shown == " " or columns(shown) == 2 or columns(word[-1]) == 2):
            yield word
            word = ""
        word += shown
    if word:
        yield word
    if last:
        yield "\n"
