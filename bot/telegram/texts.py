"""What the bot says of the bundled document and to its operator, in English and Chinese: plain text."""

from string import Formatter
from typing import Final, Literal

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")

TEXTS: Final[dict[str, tuple[str, str]]] = {
    # Commands
    "start": (
        (
            "I answer questions about {document} “{title}” with the exact figure and the sentence "
            "that says so. No language model: every word I quote is from the document."
        ),
        (
            "我回答关于{document}《{title}》的问题，给出准确数字和出处原句。不用语言模型，"
            "引用的每个字都来自原文。"
        ),
    ),
    "help_group": (
        (
            "I speak only when asked:\n"
            "/ask and a question, or /ask in reply to a message\n"
            "/check and a statement, or /check in reply to a message\n"
            "or reply to one of my messages.\n"
            "@{bot} works where I am an administrator or my privacy mode is off (then remove "
            "me and "
            "add me again).\n"
            "/facts, /coverage, /chart: look around\n"
            "/watch: administrators may have me point out figures that contradict {document}."
        ),
        (
            "有人问我，我才说话：\n"
            "/ask 加问题，或用 /ask 回复一条消息\n"
            "/check 加一句话，或用 /check 回复一条消息\n"
            "也可以直接回复我的消息。\n"
            "我是管理员或关闭了隐私模式时（关闭后请移除并重新添加我），@{bot} 也可以。\n"
            "/facts、/coverage、/chart：浏览\n"
            "/watch：管理员可以让我指出与{document}不符的数字。"
        ),
    ),
    "greeting": (
        (
            "Hello! I answer questions about {document} “{title}”, with the sentence that says so. "
            "Ask with /ask and your question, or reply to me; otherwise I stay silent. Stored: the "
            "questions put to me, for {days} days, to answer follow-ups (/privacy)."
        ),
        (
            "大家好！我回答关于{document}《{title}》的问题，并给出原句。用 /ask 加问题提问，"
            "或回复我的消息；"
            "其他时候我不说话。保存内容：向我提出的问题，{days}天后删除，用于理解追问（/privacy）。"
        ),
    ),
    "source": ("“{title}”\n{source}", "《{title}》\n{source}"),
    "source_size": (
        "{facts} facts from {sentences} sentences, each checked against the text.",
        "共{sentences}句，{facts}条事实，逐条与原文核对。",
    ),
    "facts_subjects": ("Facts by subject ({count})", "按主题浏览事实（{count}）"),
    "facts_of": ("{subject}: {count} facts", "{subject}：{count}条事实"),
    "no_facts_of": ("Nothing here is called “{word}”.", "这里没有“{word}”。"),
    "page": ("Page {page} of {pages}", "第{page}/{pages}页"),
    "coverage": ("What {document} gives, for whom", "{document}给出了谁的哪些数据"),
    "coverage_more": ("Names, lists, statements: {count}", "名称、清单和陈述：{count}条"),
    "chart_menu": ("Which picture?", "看哪张图？"),
    "no_charts": ("There is nothing to compare in {document}.", "{document}里没有可以比较的数据。"),
    # Watch
    "watch_groups_only": ("Watching is for groups.", "监看功能只用于群组。"),
    "watch_admins_only": (
        "Only administrators of this group can change that.",
        "只有本群管理员可以更改。",
    ),
    "watch_on": (
        (
            "Watching: I stay silent unless a message states a figure that contradicts {document}. "
            "/watch off ends it."
        ),
        "开始监看：只有消息中的数字与{document}不符时我才说话。用 /watch off 关闭。",
    ),
    "watch_blind": (
        "But I can’t see ordinary messages here: make me an administrator.",
        "但我看不到这里的普通消息：请把我设为管理员。",
    ),
    "watch_off": ("No longer watching.", "已停止监看。"),
    "watch_is_on": ("Watching is on. /watch off ends it.", "监看已开启。用 /watch off 关闭。"),
    "watch_is_off": (
        "Watching is off. /watch on: I point out figures that contradict {document}.",
        "监看已关闭。用 /watch on 开启：我会指出与{document}不符的数字。",
    ),
    "watch_note": ("A note on that figure:", "关于这个数字："),
    # Administration
    "stats": ("Answers in the last {days} days: {total}", "最近{days}天的回答：{total}"),
    "stats_chats": ("Chats: {chats}", "聊天：{chats}"),
    "stats_thumbs": ("👍 {up}  👎 {down}  gaps {gaps}", "👍 {up}  👎 {down}  缺口 {gaps}"),
    "gaps": ("Questions without an answer, and thumbs down", "没有答上来或被点👎的问题"),
    "no_gaps": ("No gaps.", "没有缺口。"),
    # Access and errors
    # Buttons
    "in_context": ("In context", "看上下文"),
    "open_in": ("Open in {document}", "在{document}中打开"),
    "back": ("◀ Back", "◀ 返回"),
    "copy": ("Copy figure", "复制数字"),
    "chart": ("Chart", "图表"),
    "more": ("More of this", "更多"),
    "more_of": ("{subject}: more", "{subject}：更多"),
    "covers": ("What it covers", "涵盖内容"),
    "prev": ("◀", "◀"),
    "next": ("▶", "▶"),
    "all_subjects": ("All subjects", "全部主题"),
    "wrong_figure": ("Wrong figure", "数字不对"),
    "wrong_sentence": ("Wrong sentence", "句子不对"),
    "misread": ("Misread me", "理解错了"),
    "missing": ("Missing", "缺少内容"),
    # Toasts
    "thanks": ("Thank you!", "谢谢！"),
    "what_is_wrong": ("What is wrong?", "哪里不对？"),
    # Inline mode
    "inline_open": ("Ask me in private", "和我私聊提问"),
    "inline_none": ("Nothing found: tap to ask me", "没有找到：点此向我提问"),
    "read_as": ("▸ Read as: {text}", "▸ 理解为：{text}"),
    # Profile
    "description": (
        (
            "Ask about {document} “{title}”: I answer with the exact figure and the sentence that "
            "says so, or say that it isn’t there. No language model."
        ),
        (
            "可以问我关于{document}《{title}》的问题：我给出准确数字和出处原句；没有的就说没有。"
            "不用语言模型。"
        ),
    ),
}

KINDS: Final[dict[str, tuple[str, str]]] = {
    "level": ("amount", "金额"),
    "bound": ("amount", "金额"),
    "growth": ("growth", "增长"),
    "share": ("share", "占比"),
    "rank": ("rank", "排名"),
    "count": ("number", "数量"),
    "duration": ("duration", "时长"),
}
STATUSES: Final[dict[str, tuple[str, str]]] = {
    "answered": ("answered", "已回答"),
    "not_in_document": ("not in the document", "原文没有"),
    "clarify": ("asked back", "反问"),
    "supported": ("supported", "属实"),
    "contradicted": ("contradicted", "与原文不符"),
    "error": ("unreadable", "看不懂"),
}
CHATS: Final[dict[str, tuple[str, str]]] = {
    "private": ("private", "私聊"),
    "group": ("groups", "群组"),
    "supergroup": ("supergroups", "超级群组"),
    "channel": ("channels", "频道"),
}
_FORMATTER = Formatter()


def menu_language(code: str | None) -> Language:
    """Give the menus' language for a user's IETF language tag ("zh-hans", "en", None)."""
    return "zh" if code and code.lower().startswith("zh") else "en"


def say(key: str, language: str, **values: object) -> str:
    """Give the text `key` in Chinese for "zh", else in English, its first letter large."""
    text = _FORMATTER.vformat(TEXTS[key][language == "zh"], (), values)
    return text[:1].upper() + text[1:]
