"""What a question that expects yes or no would assert: "isn't it so?" asserts that it is."""

import re

from bot.understanding.question import Question, asks_whether, read_question

# Chinese asks by both ends ("是不是", "有没有"), other languages by denying ("Isn't it …?").
_BOTH_ENDS = re.compile(r"([\u4e00-\u9fff])[不没沒]\1")
_DENIED: dict[str, tuple[tuple[str, str], ...]] = {
    "zh": ((r"(?:难道|難道)?不是(?=.*[吗嗎么])", "是"), ("是否", "是")),
    "en": (
        (
            r"^(\W*(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could))n[’']?t\b",
            r"\1",
        ),
    ),
    "es": ((r"^\W*(?:acaso\s+)?no\s+(?=\w)", "¿"),),
    "pt": ((r"^\W*(?:acaso\s+)?não\s+(?=\w)", ""),),
    "ru": ((r"^\W*(?:разве|неужели)\s+(.*?)\bне\s+", r"\1"), (r"\bне\s+(\w+\s+ли)\b", r"\1")),
}


def whether(question: Question) -> str | None:
    """Return what a question asserts that may ask only if something is so, None for another."""
    stated = asserted(question.text, question.language)
    if asks_whether(question) or asks_whether(read_question(stated, question.language)):
        return stated
    return None


def asserted(question: str, language: str) -> str:
    """Return a question that expects yes or no without what its form denies.

    Whoever asks "Isn't Guangdong first?" or 是不是第一 is told yes where it is first.
    """
    text = _BOTH_ENDS.sub(r"\1", question) if language == "zh" else question
    for pattern, kept in _DENIED.get(language, ()):
        text = re.sub(pattern, kept, text, count=1, flags=re.IGNORECASE)
    return text
