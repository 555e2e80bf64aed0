"""What Footnote says in its own words, in English and Chinese."""

from string import Formatter
from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "period": {"en": "{period}", "zh": "{period}年"},
    "printed": {"en": "{text}", "zh": "{converted}（原文：{text}）"},
    "read_as": {"en": "Read as: {text}", "zh": "理解为：{text}"},
    "nothing": {
        "en": "{document} does not say.",
        "zh": "{document}没有提到。",
    },
    "unsure": {
        "en": "I find no certain answer in {document}. The nearest it says:",
        "zh": "在{document}中没有找到确定的答案。最接近的原文：",
    },
    "not_about": {
        "en": "Not in {document}: {what}.",
        "zh": "{document}没有提到：{what}。",
    },
    "yes": {"en": "Yes: {found}", "zh": "是：{found}"},
    "no": {"en": "No: {found}", "zh": "不是：{found}"},
    "yes_so": {"en": "Yes, {document} says so.", "zh": "是，{document}是这样说的。"},
    "no_so": {"en": "No, {document} says otherwise.", "zh": "不是，{document}的说法不同。"},
    "uncertain": {
        "en": "I find no certain answer in {document}.",
        "zh": "在{document}中没有找到确定的答案。",
    },
    "not_given": {
        "en": "{document} does not give {what}.",
        "zh": "{document}没有给出{what}。",
    },
    "no_kind": {
        "en": "{document} gives no {kind} for {what}.",
        "zh": "{document}没有给出{what}的{kind}。",
    },
    "nearest": {"en": "It does give: {facts}.", "zh": "文中给出的是：{facts}。"},
    "only_years": {
        "en": "{document} reports on {period} only.",
        "zh": "{document}只有{period}年的数据。",
    },
    "contradiction": {
        "en": "Caution: {document} contradicts itself. It prints {whole} for {whole_label}, "
        "but {part} for {part_label}, a part of it: “{whole_quote}” / “{part_quote}”",
        "zh": "注意：{document}自相矛盾。{whole_label}印为{whole}，而其中一部分{part_label}却是{part}："
        "“{whole_quote}”／“{part_quote}”",
    },
    "passage": {"en": "{document} says:", "zh": "{document}的原文："},
    "empty": {"en": "Please ask a question.", "zh": "请输入问题。"},
    "too_long": {
        "en": "That is too long for a question ({length} characters; at most {most}). "
        "Please ask about one thing.",
        "zh": "问题太长（{length}个字符，最多{most}个）。请一次只问一件事。",
    },
    "too_many_figures": {
        "en": "That has too many figures for one message. Please ask about a few at a time.",
        "zh": "一条消息里的数字太多了，请分几次问。",
    },
    "too_much": {
        "en": "That says too much for one message. Please ask about one thing at a time.",
        "zh": "一条消息里的内容太多了，请一次问一件事。",
    },
    "unreadable": {
        "en": "I can't read that as a question. Please ask in words, for example: {example}",
        "zh": "看不懂这个问题。请用文字提问，例如：{example}",
    },
    "hello": {
        "en": "Hello! Ask me about {document} “{title}”, for example: {example}",
        "zh": "你好！可以问我关于{document}《{title}》的问题，例如：{example}",
    },
    "hello_document": {
        "en": "Hello! Ask me about “{title}”: I answer with the figure and the sentence that says so.",
        "zh": "你好！可以问我关于《{title}》的问题，我会给出数字和出处原句。",
    },
    "help_document": {
        "en": "Ask about a figure, name, date or list in “{title}”; compare or add up figures; or "
        "check a statement: /check TEXT",
        "zh": "可以问《{title}》里的数字、名称、日期或清单，也可以比较、求和，或核对一句话：/check 文字",
    },
    "thanks": {"en": "You're welcome.", "zh": "不客气。"},
    "bye": {"en": "Goodbye!", "zh": "再见！"},
    "identity": {
        "en": "I am Footnote, a program without a language model. I answer questions about "
        "{document} “{title}” with the exact figure and the sentence that says so.",
        "zh": "我是 Footnote，一个不用语言模型的程序。我回答关于{document}《{title}》的问题，给出准确数字和出处原句。",
    },
    "help": {
        "en": "Ask about a figure, name, rank or list in {document}; compare, add up or convert "
        "figures; or check a statement. For example: {example}",
        "zh": "可以问{document}里的数字、名称、排名或清单，也可以比较、求和、换算，或核对一句话。例如：{example}",
    },
    "formula": {"en": "Calculated: {formula}", "zh": "计算：{formula}"},
    "among": {
        "en": "Of what {document} gives.",
        "zh": "仅就{document}给出的数据而言。",
    },
    "supported": {"en": "✅ Supported", "zh": "✅ 属实"},
    "contradicted": {"en": "❌ Contradicted", "zh": "❌ 与原文不符"},
    "languages": {
        "en": "I read English, Chinese, Spanish, Portuguese and Russian here. The nearest sentence:",
        "zh": "这里可以用英语、汉语、西班牙语、葡萄牙语和俄语提问。最接近的原文：",
    },
    "unsupported": {
        "en": "❔ {document} does not say whether this is so.",
        "zh": "❔ {document}没有提到这一点。",
    },
    "claim_so": {"en": "✅ {document} says so.", "zh": "✅ 属实，{document}是这么说的。"},
    "claim_exactly_so": {
        "en": "✅ {found}: {document} says so.",
        "zh": "✅ {found}：属实，{document}是这么说的。",
    },
    "claim_supported": {
        "en": "✅ {stated}: {document} says {found}.",
        "zh": "✅ {stated}：{document}说的是{found}。",
    },
    "claim_contradicted": {
        "en": "❌ {stated}: {document} says {found}.",
        "zh": "❌ {stated}：{document}说的是{found}。",
    },
    "claim_is_so": {
        "en": "❌ {document} says that it is so.",
        "zh": "❌ 与原文相反：{document}说的是肯定的。",
    },
    "claim_is_not_so": {
        "en": "❌ {document} says that it is not so.",
        "zh": "❌ 与原文相反：{document}说的是否定的。",
    },
    "claim_turned": {
        "en": "❌ {document} says it the other way round.",
        "zh": "❌ {document}说的正好反过来。",
    },
    "claim_open": {
        "en": "❔ {stated}: {document} says {found}, which doesn't decide it.",
        "zh": "❔ {stated}：{document}说的是{found}，无法据此判断。",
    },
    "claim_disputed": {
        "en": "{document} says otherwise elsewhere: see the second quotation.",
        "zh": "{document}另有不同的说法，见第二处引文。",
    },
    "says": {"en": "{document} says: {fact}", "zh": "{document}的说法：{fact}"},
}
KINDS: Final[dict[str, dict[str, str]]] = {
    "growth": {"en": "growth rate", "zh": "增长率"},
    "share": {"en": "share", "zh": "占比"},
    "amount": {"en": "amount", "zh": "金额"},
    "count": {"en": "number", "zh": "数量"},
    "rank": {"en": "rank", "zh": "排名"},
    "date": {"en": "date", "zh": "时间"},
    "duration": {"en": "duration", "zh": "时长"},
}
_QUALIFIERS_ZH: Final = {
    "over": "超过", "at least": "至少", "nearly": "近", "about": "约", "under": "不到",
    "at most": "至多", "exactly": "正好",
}  # fmt: skip
_SIGNS: Final = "❔✅❌⚠ "
_FORMATTER = Formatter()


def say(key: str, language: str, **values: str) -> str:
    """The text `key` in Chinese for Chinese questions, else in English, its first letter large."""
    text = _FORMATTER.vformat(TEXTS[key]["zh" if language == "zh" else "en"], (), values)
    first = len(text) - len(text.lstrip(_SIGNS))
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def kind_name(kind: str, language: str) -> str:
    return KINDS[kind]["zh" if language == "zh" else "en"]


def qualified(qualifier: str | None, text: str, language: str) -> str:
    """A computed or converted figure with its qualifier: "over 3.94 trillion yuan"."""
    if not qualifier:
        return text
    return (
        f"{_QUALIFIERS_ZH.get(qualifier, '')}{text}" if language == "zh" else f"{qualifier} {text}"
    )
