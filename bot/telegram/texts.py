"""What the bot says of itself, in English and Chinese. Plain text: escaping is `render`'s."""

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
    "start_hint": (
        "Just type a question, or tap one. /help shows the rest.",
        "直接输入问题，或点一下例题。更多用法见 /help",
    ),
    "help_private": (
        (
            "Type any question; the next may follow up{follow_up}. Edit a question and its answer "
            "changes.\n"
            "/check and a statement: is it so?\n"
            "/facts: all facts, by subject\n"
            "/coverage: what is given for whom\n"
            "/chart: pictures\n"
            "/source: the document\n"
            "/lang: language of the menus\n"
            "/privacy: what is stored\n"
            "/forget: erase it\n"
            "In any chat: @{bot} and a question."
        ),
        (
            "直接输入问题，可以接着追问{follow_up}。修改问题，答案也会更新。\n"
            "/check 加一句话：核对真假\n"
            "/facts：按主题浏览全部事实\n"
            "/coverage：原文给出了谁的哪些数据\n"
            "/chart：图表\n"
            "/source：原文信息\n"
            "/lang：菜单语言\n"
            "/privacy：保存了什么\n"
            "/forget：删除记录\n"
            "在任何聊天里：@{bot} 加问题。"
        ),
    ),
    "follow_up": (" (“and {name}?”)", "（“{name}呢？”）"),
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
    "ask_usage": (
        "Send /ask and a question, or /ask in reply to a message. For example: /ask {example}",
        "请发送 /ask 加问题，或用 /ask 回复一条消息。例如：/ask {example}",
    ),
    "check_usage": (
        (
            "Send /check and a statement, or /check in reply to a message. For example: "
            "/check {example}"
        ),
        "请发送 /check 加一句话，或用 /check 回复一条消息。例如：/check {example}",
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
    "lang_menu": (
        "Language of menus and buttons. Answers are in the language of the question.",
        "菜单和按钮的语言。答案使用提问的语言。",
    ),
    "lang_set": ("Menus are in English now.", "菜单已改为中文。"),
    "lang_auto": ("Menus follow your app’s language.", "菜单跟随你的客户端语言。"),
    "privacy": (
        (
            "Stored: the id and settings of this chat; your last {turns} questions, for half "
            "an hour, "
            "for follow-ups; each question that I answered, with your id and the numbers of the "
            "messages, so that buttons and edits work; thumbs; the wording of questions that "
            "got no "
            "answer, without who asked; counts by day.\n"
            "Not stored: names, other messages, answers.\n"
            "All but the counts is erased after {days} days; /forget erases yours now."
        ),
        (
            "保存：本聊天的编号和设置；你最近{turns}个问题（半小时，用于追问）；我回答过的每个问题，"
            ""
            "连同你的编号和消息编号，供按钮和编辑使用；👍👎；没有答上来的问题的文字（不含提问者）；"
            "每日计数。\n"
            "不保存：姓名、其他消息、答案。\n"
            "除计数外，{days}天后删除；/forget 立即删除你的记录。"
        ),
    ),
    "forget_ask": (
        (
            "Erase all that is stored about you, in all chats? Buttons under old answers to "
            "you stop "
            "working."
        ),
        "删除所有聊天中关于你的记录？旧答案下的按钮将失效。",
    ),
    "forget_done": ("Done: {count} records erased.", "已删除{count}条记录。"),
    "cancelled": ("Nothing was erased.", "没有删除任何记录。"),
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
    "not_allowed": (
        "This bot serves a closed circle. Its owner can add you: your id is {id}.",
        "本机器人只对部分人开放。请联系管理者，你的编号是 {id}。",
    ),
    "leaving": (
        "This bot serves other chats only, so I leave again. Goodbye!",
        "本机器人只服务于指定的聊天，先告辞了。再见！",
    ),
    "slow_down": (
        "That is a lot at once: I answer again in a minute.",
        "问得太快了，一分钟后我再回答。",
    ),
    "too_much": (
        "That took too long to answer. Please ask it in fewer words.",
        "回答这个问题花的时间太长了，请问得简短一些。",
    ),
    "failed": (
        "Something went wrong here; it is noted as {reference}. Please ask again.",
        "出了点问题，已记录（{reference}）。请再问一次。",
    ),
    "unknown_command": ("I don’t know that command; /help lists them.", "没有这个命令，见 /help"),
    # Buttons
    "in_context": ("In context", "看上下文"),
    "open_in": ("Open in {document}", "在{document}中打开"),
    "back": ("◀ Back", "◀ 返回"),
    "copy": ("Copy figure", "复制数字"),
    "chart": ("Chart", "图表"),
    "more": ("More of this", "更多"),
    "more_of": ("{subject}: more", "{subject}：更多"),
    "covers": ("What it covers", "涵盖内容"),
    "yes_erase": ("Yes, erase", "确认删除"),
    "no": ("No", "不删除"),
    "prev": ("◀", "◀"),
    "next": ("▶", "▶"),
    "all_subjects": ("All subjects", "全部主题"),
    "automatic": ("Automatic", "自动"),
    "wrong_figure": ("Wrong figure", "数字不对"),
    "wrong_sentence": ("Wrong sentence", "句子不对"),
    "misread": ("Misread me", "理解错了"),
    "missing": ("Missing", "缺少内容"),
    # Toasts
    "thanks": ("Thank you!", "谢谢！"),
    "what_is_wrong": ("What is wrong?", "哪里不对？"),
    "stale": ("This button no longer works. Please ask again.", "这个按钮已失效，请重新提问。"),
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
