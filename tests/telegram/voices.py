"""What people say in two languages, what is answered then, and how to talk with it."""

from dataclasses import dataclass, field
from typing import Any

from bot.answer import Answer, ReadingView, Suggestion
from tests.telegram.scripted import absent, answered, cited, figure

TITLE = "Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province"


@dataclass(frozen=True)
class Voice:
    """What a person says in a language, and what the bot's buttons say."""

    code: str
    language: str
    question: str
    headline: str
    rank: str
    rank_label: str
    rank_headline: str
    absent: str
    absent_line: str
    near: str
    which: str
    first_reading: str
    compare: str
    claim: str
    verdict: str
    follow: str
    buttons: dict[str, str] = field(default_factory=dict)


EN = Voice(
    code="en",
    language="en",
    question="What did Zhejiang export in new formats?",
    headline="Over 900 billion yuan · 2025",
    rank="Zhejiang rank?",
    rank_label="Zhejiang's rank",
    rank_headline="First in the country",
    absent="Guangdong 2024?",
    absent_line="Not in the article: 2024.",
    near="Guangdong in 2025",
    which="Zhejiang trade?",
    first_reading="In new formats",
    compare="Guangdong or Zhejiang?",
    claim="Zhejiang's ASEAN trade grew 12%",
    verdict="❌ Contradicted",
    follow="and Jiangsu?",
    buttons={
        "context": "In context",
        "back": "◀ Back",
        "copy": "Copy figure",
        "chart": "Chart",
        "more": "Zhejiang: more",
        "covers": "What it covers",
        "misread": "Misread me",
        "wrong": "What is wrong?",
        "thanks": "Thank you!",
        "stale": "This button no longer works. Please ask again.",
        "yes": "Yes, erase",
        "no": "No",
        "all": "All subjects",
    },
)
ZH = Voice(
    code="zh-hans",
    language="zh",
    question="浙江新业态出口多少？",
    headline="超过9000亿元 · 2025年",
    rank="浙江排名？",
    rank_label="浙江的排名",
    rank_headline="全国第一",
    absent="广东2024年？",
    absent_line="文章没有提到：2024年。",
    near="广东2025年",
    which="浙江贸易？",
    first_reading="新业态",
    compare="广东还是浙江？",
    claim="浙江与东盟贸易增长12%",
    verdict="❌ 与原文不符",
    follow="江苏呢？",
    buttons={
        "context": "看上下文",
        "back": "◀ 返回",
        "copy": "复制数字",
        "chart": "图表",
        "more": "浙江：更多",
        "covers": "涵盖内容",
        "misread": "理解错了",
        "wrong": "哪里不对？",
        "thanks": "谢谢！",
        "stale": "这个按钮已失效，请重新提问。",
        "yes": "确认删除",
        "no": "不删除",
        "all": "全部主题",
    },
)


def answers(library, voice: Voice) -> dict[str, Answer]:
    language = voice.language
    near = Suggestion(label=voice.near, question=voice.question)
    return {
        voice.question: answered(
            library,
            "zhejiang-new-formats",
            voice.question,
            voice.headline,
            "Zhejiang" if language == "en" else "浙江",
            language=language,
            reading=ReadingView(text="Zhejiang · 2025"),
            suggestions=(Suggestion(label=voice.rank_label, question=voice.rank),),
        ),
        voice.rank: answered(
            library, "zhejiang-trade", voice.rank, voice.rank_headline, "", language=language
        ),
        voice.absent: absent(voice.absent, language).model_copy(
            update={"headline": voice.absent_line, "suggestions": (near,)}
        ),
        voice.which: Answer(
            question=voice.which,
            language=language,
            status="clarify",
            answer="?",
            headline="?",
            suggestions=(
                Suggestion(label=voice.first_reading, question=voice.question),
                Suggestion(label=voice.rank_label, question=voice.rank),
            ),
        ),
        voice.compare: Answer(
            question=voice.compare,
            language=language,
            status="answered",
            answer="9.49",
            headline="9.49",
            figures=(figure(library, "guangdong-trade"),),
            citations=(cited(library, "guangdong-trade"), cited(library, "zhejiang-trade", 2)),
            chart=("guangdong-trade", "zhejiang-trade"),
        ),
        voice.claim: answered(
            library,
            "zhejiang-asean-growth",
            voice.claim,
            voice.verdict,
            "16.5%",
            status="contradicted",
            language=language,
            reading=ReadingView(fact="zhejiang-asean-growth"),
        ),
    }


@dataclass
class Talk:
    """A person in a place; questions to the bot are addressed as they must be there."""

    tg: Any
    chat: Any
    user: Any
    voice: Voice
    group: bool

    async def says(self, text: str, **more: Any) -> Any:
        await self.chat.says(self.user, text, **more)
        return await self.chat.reply()

    async def asks(self, question: str) -> Any:
        return await self.says(f"/ask {question}" if self.group else question)

    async def context(self):
        """A sentence in its paragraph: in the answer's place, in a group in a message of its own."""
        if self.group:
            context = await self.chat.reply()
            assert (context.labels, context.silent) == ([], True)
        else:
            context = await self.chat.edited()
            assert context.labels == [self.buttons("back")]
        return context

    async def presses(self, message: Any, name: str) -> Any:
        label = self.voice.buttons.get(name, name)
        return await self.chat.presses(self.user, message, label)

    def buttons(self, *names: str) -> list[str]:
        return [self.voice.buttons.get(name, name) for name in names]
