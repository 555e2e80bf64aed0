"""All that is read of many texts: ``python -m tests.answering.statements`` writes it anew.

What is compared is in statements.tsv, a line a text: its language, the text, its tokens as `noted`,
and where its negations, modal words, pronouns and cuts are. Whoever changes how a text is taken
apart sees in the diff what else it changes.
"""

from pathlib import Path

from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.tokens import Border, Statement, Token
from tests.told import Told

FILE = Path(__file__).with_name("statements.tsv")
# Names that a capital doesn't tell: of a document that has "Alpha" and "Holm" in mid-sentence.
NAMES = frozenset({"alpha", "holm", "oslo", "lund", "berg"})


def noted(token: Token) -> str:
    """Return a token in a line: "rose (mark change) change:0 joined"."""
    also = "".join(f" +{axis}:{pole}" for axis, pole in token.also)
    axis = f"{token.axis}:{token.pole}{also}" if token.axis else also
    parts = (
        token.surface,
        f"({token.kind} {token.key})" if token.key else f"({token.kind})",
        token.role and f"@{token.role}",
        "" if token.border is Border.NONE else token.border.name.lower(),
        "joined" if token.joined else "close" if token.close else "",
        axis,
        f"#{token.rank}" if token.rank else "",
        token.lead and f"^{token.lead}",
        *(flag for flag in ("name", "aside", "itself", "owns") if getattr(token, flag)),
    )
    return " ".join(part for part in parts if part)


def told(language: str, text: str) -> str:
    """Return all that is read of a text, in one line."""
    read = read_statement(text, language, NAMES)
    return "\t".join((language, text, " | ".join(map(noted, read.tokens)), _around(read)))


def _around(read: Statement) -> str:
    offsets = {
        "not": read.negations,
        "mode": [f"{at}:{kind}" for at, kind in read.modes],
        "pronoun": read.pronouns,
        "pointer": read.pointers,
        "cut": read.cuts,
        "light": sorted(read.lights),
        "measure": sorted(read.measures),
        "lasting": sorted(read.lasting),
        "passing": sorted(read.passing),
    }
    found = [f"{name} {','.join(map(str, at))}" for name, at in offsets.items() if at]
    return "; ".join([*found, "unread"] if read.unread else found)


TABLE = Told(FILE, told)

if __name__ == "__main__":
    TABLE.write()
