"""What stands in a text and is not its prose: emphasis, links, tags; blanked, lengths kept."""

import re

_EMPHASIS = re.compile(
    r"""\*{2,3} | __
      | (?<![^\s(\["'|]) [*_`] (?=[^\s*_`])
      | (?<=[^\s*_`]) [*_`] (?=[\s.,;:!?)\]"'|%]|$)""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s<>()\[\]"'，。；）]{1,2000}
      | (?<=\])\([^()\s]{1,2000}\)
      | [\w.+-]{1,64}@[\w.-]{1,200}""",
    re.VERBOSE,
)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,400}>")
_ENTITY = re.compile(r"&\#?\w{1,8};")


def without_marks(folded: str) -> str:
    """Blank what is no prose: emphasis and entities with spaces, the rest with bars.

    Spaces still join a figure to its unit; a bar ends what stands on either side of it.
    """
    if "*" in folded or "_" in folded or "`" in folded:
        folded = _EMPHASIS.sub(lambda match: " " * len(match.group()), folded)
    if "://" in folded or "www." in folded or "](" in folded or "@" in folded:
        folded = _ADDRESS.sub(lambda match: "|" * len(match.group()), folded)
    if "<" in folded:
        folded = _TAG.sub(lambda match: "|" * len(match.group()), folded)
    if "&" in folded:
        folded = _ENTITY.sub(lambda match: " " * len(match.group()), folded)
    return folded
