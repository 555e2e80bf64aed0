"""What names a table: the text or heading before it that says so, and its scale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.blocks import Block, Grid, Heading, Text
from index.grids import states_scale
from index.sentences import sentence_spans

_LONGEST = 300  # characters; a longer paragraph says more than what a table is
_LONGEST_SCALE = 120
_MOST_BLOCKS = 3  # "Table 2", "Revenue by region", "(in millions)"

_NAME = re.compile(
    r"(?:table|tabelle|tabla|tabela|tableau|tabella|tabel|figure|fig\.|exhibit|chart|schedule|"
    r"abbildung|abb\.|übersicht|cuadro|quadro|gráfico|graphique|таблица|табл\.|рисунок)\s?"
    r"(?:\d|[A-Z]\b|[IVX]+\b|:|№)|(?:附?[表图圖])\s?[\d一二三四五六七八九十]",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"[(（\[]([^)）\]]{1,80})[)）\]]|"
    r"\b(?:in|en|em|в)\s+((?:\w+\s+){0,3}?\w+(?:\s+(?:of|de)\s+[\w.]+(?:\s[\w.]+)?)?)|"
    r"(?:单位|單位)[:：]\s?(\S{1,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What names a table. `places` are the texts before it that are nothing but captions.

    `own` is what the table itself is called, where no text before it says so already.
    """

    text: str
    places: frozenset[int] = frozenset()
    own: str = ""


def caption_of(blocks: Sequence[Block], table: int) -> Caption:
    """Return the caption of the table at position `table`.

    It is that of the table itself, or else what stands right before it: texts that name a table,
    end with a colon or state a scale, and a heading where they don't name it.
    """
    grid = blocks[table]
    own = grid.caption if isinstance(grid, Grid) else ""
    said = [own] if own else []
    marked: set[int] = set()
    named = bool(own)
    for number in range(table - 1, max(-1, table - 1 - _MOST_BLOCKS), -1):
        block = blocks[number]
        if isinstance(block, Heading):
            if not named:
                said.append(block.text)
            break
        if not isinstance(block, Text) or block.kind == "item":
            break
        text = block.text if block.text == own else _naming(block)
        fits = text == own or is_scale(text) or not named or _NAME.match(text)
        if not text or not fits or (own and text != own and not is_scale(text)):
            break
        said.append(text)
        named = named or not is_scale(text)
        if len(text) < len(block.text):
            break
        marked.add(number)
    shown = any(isinstance(block := blocks[place], Text) and block.text == own for place in marked)
    text = " ".join(dict.fromkeys(reversed(said)))
    return Caption(text, frozenset(marked), "" if shown else own)


def continues(last: Block, grid: Grid) -> bool:
    """Tell whether a table goes on with the one right before it: no name, the same headers."""
    if not isinstance(last, Grid) or grid.caption not in {"", last.caption} or not grid.header_rows:
        return False
    return last.rows[: last.header_rows] == grid.rows[: grid.header_rows]


def _naming(block: Text) -> str:
    """Return the part of a text that can name the table after it, or ""."""
    text = block.text
    last = text[slice(*sentence_spans(text, 0, len(text))[-1])]
    if text.endswith((":", "：")):
        return last if len(last) <= _LONGEST else ""
    if block.kind == "caption" or (_NAME.match(text) and len(text) <= _LONGEST):
        return text
    return text if last == text and is_scale(text, within=True) else ""


def is_scale(text: str, *, within: bool = False) -> bool:
    """Tell whether a text is a scale ("(in millions)"), or ends with one (`within`)."""
    if len(text) > _LONGEST_SCALE or text.endswith((".", "。")):
        return False
    for match in _SCALE.finditer(text):
        scale = next(group for group in match.groups() if group)
        if states_scale(scale) and match.end() >= len(text) and (within or match.start() == 0):
            return True
    return False
