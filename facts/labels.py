"""The names of an entry's things in further languages: a file a language, labels.<language>.toml."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facts.library_errors import VocabularyError

_FORMS: Final = Path(__file__).with_suffix(".toml")


class Labels(BaseModel):
    """labels.<language>.toml: how the document, its concepts, measures and facts are called.

    `source` and `rights` say in the language what library.toml says of them.

    `unit` has the forms of what is counted ("blade|blades", as facts/quantities/forms.toml has
    them). What a file leaves out is called as in English.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    document: str | None = None
    source: str | None = None
    rights: str | None = None
    examples: tuple[str, ...] = ()
    concept: dict[str, str] = Field(default_factory=dict)
    measure: dict[str, str] = Field(default_factory=dict)
    fact: dict[str, str] = Field(default_factory=dict)
    unit: dict[str, str] = Field(default_factory=dict)


def read_labels(language: str, data: Mapping[str, Any]) -> Labels:
    """Return a file's labels. Raises VocabularyError with what is wrong in it."""
    try:
        return Labels.model_validate(data)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"]))
        raise VocabularyError(f"labels.{language}.toml: {where}: {problem['msg']}") from None


def check_names(language: str, names: Collection[str], known: Collection[str], what: str) -> None:
    """Raise VocabularyError where a file names what the entry doesn't have; `what` it would be."""
    for name in names:
        if name not in known:
            raise VocabularyError(f'labels.{language}.toml: "{name}" is no {what}')


def composed(language: str, subject: str, partner: str | None, measure: str, kind: str) -> str:
    """Return the label of a figure: whose, with whom, what is measured, growth or share of it."""
    forms = _forms().get(language, _forms()["en"])
    if kind == "share" and any(word in measure for word in forms["share_words"].split("|")):
        kind = ""
    if language == "zh" and measure.startswith(subject):
        subject = ""
    beside = forms["partner"].format(partner=partner) if partner else ""
    return forms["label"].format(
        subject=subject, partner=beside, measure=measure, kind=forms.get(kind, "")
    )


@cache
def _forms() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FORMS.read_text(encoding="utf-8"))
