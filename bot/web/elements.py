"""HTML by construction: strings are escaped, what `tag` made is not escaped again."""

from html import escape

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """A piece of HTML that is safe to put into a page."""

    __slots__ = ()


Child = str | None
Attribute = str | int | bool | None


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Make an element. `class_` is class, `aria_label` is aria-label; None and False: left out."""
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        parts.append(f" {attribute}" if value is True else f' {attribute}="{escape(str(value))}"')
    parts.append(">")
    if name not in _VOID:
        parts.extend(text(child) for child in children)
        parts.append(f"</{name}>")
    return Html("".join(parts))


def text(child: Child) -> Html:
    """One child, escaped unless it is HTML already."""
    if child is None:
        return Html("")
    return child if isinstance(child, Html) else Html(escape(child, quote=False))


def join(*children: Child) -> Html:
    """Several children, one after the other."""
    return Html("".join(text(child) for child in children))


def capital(label: str) -> str:
    """Give a label as the beginning of a line: its first letter large."""
    return label[:1].upper() + label[1:]
