"""The words of the pages themselves, in English and Chinese (the answers' are in bot.texts)."""

from typing import Final

from bot.web.html import Html, tag

LANGUAGES: Final = {"en": "English", "zh": "中文"}
_WORDS: Final = {
    "skip": ("Skip to the content", "跳到正文"),
    "article": ("Text", "原文"),
    "facts": ("Facts", "事实"),
    "charts": ("Charts", "图表"),
    "documents": ("Documents", "文档"),
    "pages": ("Pages", "页面"),
    "ask": ("Ask", "提问"),
    "ask_label": ("Ask about this document", "就本文提问"),
    "ask_hint": ("A question or a figure to look up", "输入问题或要查的数字"),
    "ask_on": ("Ask on, or something new", "继续提问，或换个问题"),
    "talk": ("Asked before", "之前的提问"),
    "new": ("Start anew", "重新开始"),
    "next": ("Ask next", "接着问"),
    "growth": ("Growth", "增长"),
    "share_of": ("Share", "占比"),
    "compare": ("Compare with {name}", "与{name}比较"),
    "link": ("Link", "链接"),
    "link_answer": ("Link to this answer", "本回答的链接"),
    "link_sentence": ("Link to sentence {n}", "句子 {n} 的链接"),
    "copied": ("Link copied", "链接已复制"),
    "page_n": ("Page {n}", "第 {n} 页"),
    "part_n": ("Part {n}", "第 {n} 部分"),
    "page_of": ("{page} of {title}", "文档《{title}》{page}"),
    "before": ("Previous page", "上一页"),
    "after": ("Next page", "下一页"),
    "try": ("Try", "试试"),
    "answer": ("Answer", "回答"),
    "in_context": ("In context", "看原文"),
    "read_as": ("Read as", "理解为"),
    "calculation": ("Calculation", "计算"),
    "warning": ("Note", "注意"),
    "related": ("It does say", "文中有"),
    "contents": ("Contents", "目录"),
    "cited": ("Cited sentence", "引用的句子"),
    "states": ("What this sentence states", "这句话说明"),
    "source": ("Source", "来源"),
    "filter": ("Filter", "筛选"),
    "subject": ("About", "关于"),
    "everything": ("Everything", "全部"),
    "kind": ("Kind", "类型"),
    "find": ("Containing", "包含"),
    "sort": ("Order", "排序"),
    "by_text": ("Text order", "按原文顺序"),
    "by_subject": ("By subject", "按主题"),
    "by_value": ("Largest first", "从大到小"),
    "show": ("Show", "显示"),
    "shown": ("{shown} of {all} facts", "{all} 条事实中的 {shown} 条"),
    "no_facts": ("No fact matches. Remove a filter.", "没有匹配的事实。请减少筛选条件。"),
    "see_sentence": ("See the sentence", "看原句"),
    "chart_of": ("Bar chart", "条形图"),
    "as_table": ("As a table", "表格"),
    "what": ("What", "项目"),
    "printed": ("As printed", "原文数字"),
    "footnote": ("Footnote", "注"),
    "sentence": ("Sentence", "句子"),
    "no_charts": ("The document has no figures to compare.", "本文没有可比较的数字。"),
    "contradiction": ("The document contradicts itself", "本文自相矛盾"),
    "smaller_whole": (
        "A whole is printed that is smaller than its parts. {whole_label}:",
        "原文印出的整体小于其中的部分。{whole_label}：",
    ),
    "its_parts": ("Parts of it:", "其中的部分："),
    "not_found": ("Nothing here", "这里没有内容"),
    "not_found_text": (
        "There is no such page. The document is here:",
        "没有这个页面。文档在这里：",
    ),
    "too_many": (
        "Too many questions from your address: try again in {seconds} seconds.",
        "提问太频繁：请在 {seconds} 秒后再试。",
    ),
    "members_only": (
        "This bot answers its members only: open this page from your chat with it in Telegram.",
        "本机器人只回答成员的问题：请在 Telegram 中与它的聊天里打开本页。",
    ),
    "not_a_member": ("This bot is not open to your account.", "本机器人未对你的账号开放。"),
    "stale_page": (
        "Telegram's signature is not valid or too old: open this page again from the chat.",
        "Telegram 的签名无效或已过期：请从聊天里重新打开本页。",
    ),
    "failed": (
        "The answer did not arrive. Check the connection and ask again.",
        "没有收到回答。请检查网络后再试。",
    ),
    "footer": (
        (
            "Every figure is quoted from the document, with its sentence. No language model, no "
            "tracker."
        ),
        "每个数字都引自原文并附原句。不用语言模型，不跟踪。",
    ),
    "chart_level": ("Amounts", "金额与规模"),
    "chart_growth": ("Growth, year on year", "同比增长"),
    "chart_share": ("Shares", "占比"),
    "group_figures": ("Figures", "数字"),
    "group_ranks": ("Ranks, records", "排名与纪录"),
    "group_names": ("Names, places", "名称与地点"),
    "group_lists": ("Lists", "列表"),
    "group_statements": ("Statements", "陈述"),
}


def word(key: str, language: str, **values: str) -> str:
    """One text, filled in. There is English and Chinese; anything else reads English."""
    english, chinese = _WORDS[key]
    found = chinese if language == "zh" else english
    return found.format(**values) if values else found


def chosen_language(given: str) -> str:
    """Give the language that an address asks for, "" for none that there is."""
    return given if given in LANGUAGES else ""


def language_of(accepted: str) -> str:
    """Give the pages' language for an Accept-Language header: en or zh."""
    ranked: list[tuple[float, int, str]] = []
    for position, item in enumerate(accepted.split(",")[:20]):
        name, _, weight = item.partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        ranked.append((-quality, position, name.strip().lower()))
    for _, _, name in sorted(ranked):
        if name.startswith("zh"):
            return "zh"
        if name.startswith("en"):
            return "en"
    return "en"


def hidden(label: str) -> Html:
    """Make a text for screen readers only."""
    return tag("span", label, class_="hidden")
