"""Text with entities: Telegram's HTML parser, explicit entities, automatic ones, and back.

The parser walks bytes, since Telegram's errors name byte offsets.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from . import limits
from .errors import bad_request, cannot_parse

Entity = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_LONGEST_REFERENCE = 10
_TAG_NAME = re.compile(rb"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(rb"[^\s=>]*")
_NAME_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_SPACE = re.compile(rb"\s*")
_QUOTES = ("blockquote", "expandable_blockquote")
_MONOSPACE = ("pre", "code")
_SOLID = (*_MONOSPACE, "text_link", "text_mention", "custom_emoji")
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_NESTING = (*_QUOTES, *_SOLID, *_STYLES)
_SETTABLE = frozenset(_NESTING)
_AUTOMATIC = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    text_start: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities; raise Telegram's 400 on bad markup."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.data = source.encode("utf-8", "surrogatepass")
        self.pos = 0
        self.parts: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        data = self.data
        end = len(data)
        while self.pos < end:
            byte = data[self.pos]
            if byte == 0x3C:  # <
                if data[self.pos + 1 : self.pos + 2] == b"/":
                    self._end_tag()
                else:
                    self._start_tag()
            elif byte == 0x26 and (decoded := self._reference()):  # &
                self._emit(decoded)
            else:
                stop = self.pos + 1
                while stop < end and data[stop] not in b"<&":
                    stop += 1
                self._emit(data[self.pos : stop].decode("utf-8", "surrogatepass"))
                self.pos = stop
        if self.open:
            raise cannot_parse(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"'
            )
        return "".join(self.parts), tidy(self.entities)

    def _emit(self, text: str) -> None:
        self.parts.append(text)
        self.units += limits.utf16(text)

    def _reference(self) -> str:
        """Decode the reference at ``pos`` and step over it; "" where there is none."""
        reference = _REFERENCE.match(self.data, self.pos)
        decoded = _decode(reference) if reference else ""
        if reference and decoded:
            self.pos = reference.end()
        return decoded

    def _skip(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.data, self.pos)
        found = match.group() if match else b""
        self.pos += len(found)
        return found

    def _peek(self) -> bytes:
        return self.data[self.pos : self.pos + 1]

    def _start_tag(self) -> None:
        begin = self.pos
        self.pos += 1
        tag = self._skip(_TAG_NAME).decode("utf-8", "replace").lower()
        if not self._peek():
            raise cannot_parse(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TYPES:
            raise cannot_parse(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self.units, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read up to the closing bracket; return the one attribute that the tag cares about."""
        argument = ""
        while True:
            self._skip(_SPACE)
            if self._peek() == b">":
                self.pos += 1
                return argument
            name = self._skip(_ATTRIBUTE_NAME).decode("utf-8", "replace")
            if not self._peek():
                raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {begin}')
            if not name:
                raise cannot_parse(
                    f'Empty attribute name in the tag "{tag}" at byte offset {begin}'
                )
            self._skip(_SPACE)
            if self._peek() == b"=":
                value = self._value(tag, begin)
            elif tag == "blockquote" and name == "expandable":
                value = "1"
            else:
                raise cannot_parse(
                    "Expected equal sign in declaration of an attribute of the tag"
                    f' "{tag}" at byte offset {begin}'
                )
            if tag == "a" and name == "href":
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value[9:]
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value[3:]
            elif tag == "blockquote" and name == "expandable":
                argument = "1"

    def _value(self, tag: str, begin: int) -> str:
        self.pos += 1
        self._skip(_SPACE)
        quote = self._peek()
        if not quote:
            raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if quote not in (b"'", b'"'):
            token_begin = self.pos
            value = self._skip(_NAME_TOKEN).decode().lower()
            follower = self._peek()
            if follower != b">" and not follower.isspace():
                raise cannot_parse(f"Unexpected end of name token at byte offset {token_begin}")
            return value
        stop = self.data.find(quote, self.pos + 1)
        if stop < 0 or stop + 1 >= len(self.data):
            raise cannot_parse(f"Unclosed start tag at byte offset {begin}")
        raw = self.data[self.pos + 1 : stop]
        self.pos = stop + 1
        return _unescape(raw)

    def _end_tag(self) -> None:
        begin = self.pos
        if not self.open:
            raise cannot_parse(f"Unexpected end tag at byte offset {begin}")
        self.pos += 2
        found = self._skip(_TAG_NAME).decode("utf-8", "replace").lower()
        self._skip(_SPACE)
        if self._peek() != b">":
            raise cannot_parse(f"Unclosed end tag at byte offset {begin}")
        self.pos += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise cannot_parse(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>",'
                f' found "</{found}>"'
            )
        if self.units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = _TYPES[opened.tag]
        entity = {"type": kind, "offset": opened.offset, "length": self.units - opened.offset}
        if kind == "text_link":
            url = _checked_link(opened.argument or "".join(self.parts[opened.text_start :]))
            if not url:
                return
            entity["url"] = url
        elif kind == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif kind == "pre":
            inner = self.entities[-1] if self.entities else None
            if inner and "language" in inner and _same_span(inner, entity):
                inner["type"] = "pre"
                return
        elif kind == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)


def _decode(reference: re.Match[bytes]) -> str:
    """The character of a reference; "" where Telegram leaves the text as it is."""
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return _NAMED.get(name.decode(), "")
    if len(reference.group().removesuffix(b";")) >= _LONGEST_REFERENCE:
        return ""
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code <= 0xDFFF:
        raise cannot_parse(
            "Text contains invalid Unicode characters after decoding HTML entities,"
            " check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < 0x10FFFF else ""


def _unescape(raw: bytes) -> str:
    return _REFERENCE.sub(lambda found: _decode(found).encode() or found.group(), raw).decode(
        "utf-8", "surrogatepass"
    )


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _same_span(first: Entity, second: Entity) -> bool:
    return _span(first) == _span(second)


_LINK = re.compile(r"(?:(https?|tg|ton)://)?([^\s/?#]+)(.*)", re.IGNORECASE | re.DOTALL)


def _checked_link(url: str) -> str:
    """The link as Telegram stores it; "" where it drops the link and keeps the text."""
    match = _LINK.fullmatch(url.strip())
    if match is None:
        return ""
    scheme, host, rest = match.groups()
    if scheme is None:
        if "." not in host.strip(".") or ":" in host.split("@")[0]:
            return ""
        scheme = "http"
    if scheme.lower() in ("http", "https") and not rest:
        rest = "/"
    return f"{scheme.lower()}://{host}{rest}"


def tidy(entities: list[Entity]) -> list[Entity]:
    """Bring entities into the form in which Telegram keeps them.

    Quotes don't nest; monospace and links exclude each other; styles are cut around monospace.
    """
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    if len(entities) < 2:
        return entities
    ordered = sorted(entities, key=_place)
    quotes = _outermost(e for e in ordered if e["type"] in _QUOTES)
    solid = _outermost(e for e in ordered if e["type"] in _SOLID)
    mono = [_span(e) for e in solid if e["type"] in _MONOSPACE]
    styles = [
        {**entity, "offset": start, "length": stop - start}
        for kind in _STYLES
        for entity in _outermost(e for e in ordered if e["type"] == kind)
        for start, stop in _cut(_span(entity), mono)
    ]
    return sorted([*quotes, *solid, *styles], key=_place)


def _place(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _NESTING.index(entity["type"])


def _outermost(ordered: Iterable[Entity]) -> list[Entity]:
    """Those that begin after the one before has ended."""
    kept: list[Entity] = []
    end = 0
    for entity in ordered:
        start, stop = _span(entity)
        if start >= end:
            kept.append(entity)
            end = stop
    return kept


def _cut(span: tuple[int, int], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a span around the holes, which are in order."""
    start, stop = span
    left = []
    for hole_start, hole_stop in holes:
        if hole_stop <= start or hole_start >= stop:
            continue
        if hole_start > start:
            left.append((start, hole_start))
        start = hole_stop
    if start < stop:
        left.append((start, stop))
    return left


def check_given(raw: Any, text: str) -> list[Entity]:
    """Validate a call's explicit ``entities``."""
    if not isinstance(raw, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    size = limits.utf16(text)
    entities = []
    for item in raw:
        if not isinstance(item, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
        if kind in _AUTOMATIC:
            continue
        if kind not in _SETTABLE:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        if offset < 0 or length <= 0 or offset + length > size:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the text")
        entities.append(dict(item))
    return tidy(entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut the white space around the text, as Telegram does, and move the entities with it."""
    if text and not text[0].isspace() and not text[-1].isspace():
        return text, entities
    left = text.lstrip()
    shift = limits.utf16(text) - limits.utf16(left)
    stripped = left.rstrip()
    size = limits.utf16(stripped)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] + entity["length"] - shift, size)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return stripped, moved


_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z0-9_]{3,32})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d_]\w*)"
)


def find_automatic(text: str, entities: list[Entity]) -> list[Entity]:
    """Add the entities that Telegram finds by itself: commands, mentions, links, hashtags."""
    if not ("/" in text or "@" in text or "#" in text):
        return entities
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    found = []
    for match in _FOUND.finditer(text):
        start = limits.utf16(text[: match.start()])
        length = limits.utf16(match.group())
        if not any(a < start + length and start < b for a, b in taken):
            found.append({"type": match.lastgroup, "offset": start, "length": length})
    if not found:
        return entities
    return sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))


_OPENING = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def to_html(text: str, entities: list[Entity]) -> str:
    """Write text and entities as HTML that ``parse_html`` reads back (automatic ones left out)."""
    units = text.encode("utf-16-le", "surrogatepass")
    starts: dict[int, list[tuple[int, str, str]]] = {}
    stops = set()
    for entity in entities:
        opening, closing = _tags(entity)
        if opening:
            stop = entity["offset"] + entity["length"]
            starts.setdefault(entity["offset"], []).append((stop, opening, closing))
            stops.add(stop)
    out, at, opened = [], 0, list[tuple[int, str, str]]()
    for place in sorted(stops | starts.keys()):
        out.append(_escape(units[2 * at : 2 * place]))
        at = place
        while opened and opened[-1][0] <= place:
            out.append(opened.pop()[2])
        for one in sorted(starts.get(place, ()), key=lambda one: -one[0]):
            # What ends before it does is interrupted: tags nest, entities may overlap.
            within = [other for other in opened if other[0] < one[0]]
            out += [other[2] for other in reversed(within)]
            opened = [*opened[: len(opened) - len(within)], one, *within]
            out += [other[1] for other in (one, *within)]
    out.append(_escape(units[2 * at :]))
    return "".join(out)


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "pre" and "language" in entity:
        return f'<pre><code class="language-{entity["language"]}">', "</code></pre>"
    return _OPENING.get(kind, ("", ""))


def _escape(units: bytes) -> str:
    return html.escape(units.decode("utf-16-le", "surrogatepass"), quote=False)


def formatted(
    text: str, parse_mode: str, given: Any | None, *, limit: int, too_long: str
) -> tuple[str, list[Entity]]:
    """Apply a call's text, parse_mode and entities; check length and number of entities."""
    if parse_mode:
        if parse_mode.lower() != "html":
            _unsupported(parse_mode)
        text, entities = parse_html(text)
    else:
        entities = check_given(given, text) if given else []
    text, entities = trim(text, entities)
    if limits.utf16(text) > limit:
        raise bad_request(too_long)
    return text, find_automatic(text, entities[: limits.ENTITIES])


def _unsupported(parse_mode: str) -> NoReturn:
    raise bad_request(f"unsupported parse_mode {parse_mode!r}: this server speaks HTML only")
