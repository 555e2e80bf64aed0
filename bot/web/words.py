"""The words of the pages themselves, in English and Chinese (the answers' are in bot.texts)."""

from typing import Final

from starlette.requests import Request

from bot.web.html import Html, tag

LANGUAGES: Final = {"en": "English", "zh": "中文"}
_WORDS: Final = {
    "skip": ("Skip to the content", "跳到正文"),
    "article": ("Text", "原文"),
    "facts": ("Facts", "事实"),
    "charts": ("Charts", "图表"),
    "documents": ("Documents", "文档"),
    "review": ("Review figures", "审核数字"),
    "review_of": ("Review figures · {title}", "审核数字 · {title}"),
    "review_progress": ("{number} of {total}", "第{number}条，共{total}条"),
    "review_counts": (
        "Accepted: {accepted} · Rejected: {dropped} · Skipped: {skipped}",
        "采纳：{accepted} · 拒绝：{dropped} · 跳过：{skipped}",
    ),
    "review_done": ("Every figure is reviewed.", "全部数字已审核。"),
    "review_nothing": (
        "No figure of this document needs a review.",
        "这份文档没有需要审核的数字。",
    ),
    "review_source": ("Where it stands", "原文位置"),
    "review_draft": ("Draft", "草稿"),
    "review_label": ("Label", "名称"),
    "review_value": ("Value", "数值"),
    "review_read": ("Read as {value}", "读作 {value}"),
    "review_unit": ("Unit", "单位"),
    "review_period": ("Period", "时间"),
    "review_readings": ("two readings of the file differ here", "两次读取的结果不同"),
    "review_unit_missing": ("no unit", "没有单位"),
    "review_period_missing": ("no period", "没有时间"),
    "review_words": ("no words beside it", "旁边没有文字说明"),
    "review_accept": ("Accept", "采纳"),
    "review_drop": ("Reject", "拒绝"),
    "review_skip": ("Skip", "跳过"),
    "review_save": ("Save the edit", "保存修改"),
    "review_rename": ("Rename everywhere", "全部改名"),
    "review_undo": ("Undo", "撤销"),
    "review_again": ("Show what was skipped", "重看跳过的"),
    "review_accept_table": ("Accept all {count} of the table", "采纳本表全部{count}条"),
    "review_accept_sentence": ("Accept all {count} of the sentence", "采纳本句全部{count}条"),
    "review_drop_all": ("Reject all {count}", "全部拒绝（{count}条）"),
    "review_skip_all": ("Skip all {count}", "全部跳过（{count}条）"),
    "review_group": ("Open in this group: {count}", "本组待审核：{count}"),
    "review_keys": (
        "While the draft has the focus, single keys decide; e goes to the label, v to the value, Esc leaves a field.",
        "焦点在草稿上时可用单键操作：e 修改名称，v 修改数值，Esc 离开输入框。",
    ),
    "review_late": (
        "That figure was decided already; this is the next one.",
        "那个数字已经审核过了，这是下一个。",
    ),
    "review_elsewhere": (
        "This decision was sent by a page of somebody else: decide on this page.",
        "这个操作是别的网页发来的：请在本页审核。",
    ),
    "review_failed": (
        "The figures of this document can't be reviewed: add it again.",
        "无法审核这份文档中的数字：请重新添加。",
    ),
    "review_not_accepted": ("Not accepted: {why}", "未采纳：{why}"),
    "review_some_skipped": (
        "Skipped, since they can't be accepted: {count}. The first: {why}",
        "有{count}条无法采纳，已跳过。第一条：{why}",
    ),
    "review_not_changed": ("Not changed: {why}", "未修改：{why}"),
    "review_no_label": ("A fact needs a label.", "事实需要一个名称。"),
    "review_nothing_to_undo": ("There is nothing to undo.", "没有可撤销的操作。"),
    "review_renamed": ("Renamed in {count} facts.", "已在{count}条中改名。"),
    "review_fault_label": ("it needs a label.", "它需要一个名称。"),
    "review_fault_unit": ("the unit isn't the one that is printed.", "单位与原文不符。"),
    "review_fault_value": ("that isn't the figure that is printed.", "这与原文印出的数字不符。"),
    "review_fault_period": (
        "the period can't be read; write it as 2024 or 2024-03.",
        "时间无法识别，请写成 2024 或 2024-03。",
    ),
    "review_fault_figure": (
        "the document doesn't bear the figure out as it was read; reject it.",
        "读出的数字与原文不符，请拒绝。",
    ),
    "add": ("Add a document", "添加文档"),
    "add_button": ("Add", "添加"),
    "add_hint": (
        (
            "Or drop a file here. PDF, Word, ODT, PowerPoint, Excel, CSV, HTML, EPUB, Markdown or text, up to "
            "{most} MB. It stays on this machine."
        ),
        (
            "也可以把文件拖到这里：PDF、Word、ODT、PowerPoint、Excel、CSV、HTML、EPUB、Markdown 或纯文本，"
            "不超过 {most} MB。文件只留在这台机器上。"
        ),
    ),
    "add_reading": ("Reading “{file}” …", "正在读取《{file}》…"),
    "all_documents": ("All these documents", "以上全部文档"),
    "pages_n": ("Pages: {n}", "页数：{n}"),
    "tables_n": ("Tables: {n}", "表格：{n}"),
    "figures_n": ("Figures: {n}", "数字：{n}"),
    "no_file": ("Choose a file first, then press Add.", "请先选择文件，再按“添加”。"),
    "file_too_large": (
        "This file is larger than {most} MB: split it, or add it in the terminal (footnote add FILE).",
        "文件超过 {most} MB：请拆分，或在终端里添加（footnote add 文件）。",
    ),
    "adding_off": (
        "Documents can't be added on this page (WEB_DOCUMENTS=off): use footnote add FILE.",
        "本页不能添加文档（WEB_DOCUMENTS=off）：请在终端里用 footnote add 文件。",
    ),
    "adding_members": (
        (
            "This server is for its members only, so documents aren't added here: use footnote add FILE, "
            "or send the file to the bot in Telegram."
        ),
        "本服务只对成员开放，不能在这里添加文档：请在终端里用 footnote add 文件，或在 Telegram 里把文件发给机器人。",
    ),
    "adding_local": (
        (
            "Documents are added on the machine that serves this page: open it there, or use footnote add "
            "FILE."
        ),
        "只能在提供本页的机器上添加文档：请在那里打开本页，或用 footnote add 文件。",
    ),
    "adding_elsewhere": (
        "This file was sent by a page of somebody else: add it on this page.",
        "这个文件是别的网页发来的：请在本页添加。",
    ),
    "why_empty": ("There is no text in “{file}”.", "《{file}》里没有文字：请换一个有文字的文件。"),
    "why_unsupported": (
        "“{file}” is of a kind that can't be read.",
        "读不了《{file}》这样的文件：可以读 PDF、Word、ODT、PowerPoint、Excel、CSV、HTML、EPUB、Markdown 和纯文本。",
    ),
    "why_protected": (
        "“{file}” is locked by a password.",
        "《{file}》有密码保护：请去掉密码保存后再添加。",
    ),
    "why_scanned": (
        "The pages of “{file}” are pictures.",
        "《{file}》的页面是图片，没有文字：请先做文字识别（OCR）。",
    ),
    "why_too_large": ("“{file}” is too large.", "《{file}》太大：请拆分后分别添加。"),
    "why_damaged": ("“{file}” is damaged.", "《{file}》已损坏或不完整：请重新保存后再添加。"),
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
    "picture": ("The page as it looks", "页面原貌"),
    "picture_of": ("{page} as it looks", "{page}原貌"),
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
    "too_much": (
        "That took too long to answer. Please ask it in fewer words.",
        "回答这个问题花的时间太长了，请问得简短一些。",
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
    "closed": ("For members", "仅限成员"),
    "other_host": (
        "This server answers under its own address only: open the one that you were given.",
        "本服务器只在自己的地址下回答：请打开你得到的那个地址。",
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


def spoken(request: Request) -> str:
    """Give the language of a page: the one chosen, else the browser's."""
    chosen = chosen_language(request.query_params.get("lang", ""))
    return chosen or language_of(request.headers.get("accept-language", ""))


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
