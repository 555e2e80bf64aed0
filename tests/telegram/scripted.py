"""A core with fixed answers over the bundled document, for tests of the front end."""

from collections.abc import Mapping, Sequence

from bot.answer import Answer, Citation, Figure, ReadingView, Suggestion
from facts.library import Library

NEW_FORMATS = "What did Zhejiang export via new formats?"
NEW_FORMATS_ZH = "浙江新业态出口多少？"
ABSENT = "Guangdong 2024?"
ABSENT_ZH = "广东2024年？"
AMBIGUOUS = "Zhejiang trade?"
COMPARE = "Guangdong or Zhejiang?"
CLAIM = "Zhejiang's ASEAN trade grew 12%"
CLAIM_ZH = "浙江与东盟贸易增长12%"


class Scripted:
    """Answers known questions; any other is not in the document. Notes what it was asked."""

    def __init__(self, library: Library, answers: Mapping[str, Answer] | None = None) -> None:
        self.library = library
        self.answers = {**scripts(library), **(answers or {})}
        self.asked: list[tuple[str, tuple[str, ...], bool]] = []

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(context), claim))
        if question in self.answers:
            return self.answers[question]
        spoken = "zh" if any("\u4e00" <= c <= "\u9fff" for c in question) else "en"
        return absent(question, language or spoken)


def absent(question: str, language: str = "en") -> Answer:
    text = "文章没有提到。" if language == "zh" else "The article does not say."
    return Answer(
        question=question, language=language, status="not_in_document", answer=text, headline=text
    )


def cited(library: Library, fact_id: str, number: int = 1) -> Citation:
    fact = library.by_id[fact_id]
    sentence = fact.sentences[0]
    return Citation(
        n=number,
        sentence_id=sentence.id,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        section=library.document.section_title(sentence),
        marks=((fact.start - sentence.start, fact.end - sentence.start),),
    )


def figure(library: Library, fact_id: str) -> Figure:
    fact = library.by_id[fact_id]
    assert fact.value is not None
    return Figure(
        value=fact.value,
        unit=fact.unit,
        text=fact.text,
        period=fact.period,
        fact=fact.id,
        start=fact.start,
        end=fact.end,
    )


def answered(
    library: Library, fact_id: str, question: str, headline: str, detail: str, **more
) -> Answer:
    return Answer(
        question=question,
        status=more.pop("status", "answered"),
        language=more.pop("language", "en"),
        answer=headline,
        headline=headline,
        details=(detail,),
        figures=(figure(library, fact_id),),
        citations=(cited(library, fact_id),),
        **more,
    )


def scripts(library: Library) -> dict[str, Answer]:
    en = answered(
        library,
        "zhejiang-new-formats",
        NEW_FORMATS,
        "Over 900 billion yuan · 2025",
        "Zhejiang: exports in new formats",
        reading=ReadingView(text="exports in new formats · Zhejiang · 2025"),
        suggestions=(Suggestion(label="Zhejiang's rank", question="Zhejiang rank?"),),
    )
    zh = answered(
        library,
        "zhejiang-new-formats",
        NEW_FORMATS_ZH,
        "超过9,000亿元 · 2025年",
        "浙江新业态出口",
        language="zh",
        reading=ReadingView(text="浙江新业态出口 · 2025年"),
    )
    nearest = Suggestion(label="Guangdong 2025", question="Guangdong?")
    return {
        NEW_FORMATS: en,
        NEW_FORMATS_ZH: zh,
        "Zhejiang rank?": answered(
            library,
            "zhejiang-trade",
            "Zhejiang rank?",
            "First in the country",
            "Zhejiang's rank in exports in new formats",
        ),
        "Guangdong?": answered(
            library,
            "guangdong-trade",
            "Guangdong?",
            "9.49 trillion yuan · 2025",
            "Guangdong: imports and exports",
            warnings=("The article contradicts itself.",),
        ),
        ABSENT: absent(ABSENT).model_copy(
            update={
                "headline": "Not in the article: Guangdong's total for 2024.",
                "details": ("It gives 2025 only: 9.49 trillion yuan.",),
                "suggestions": (nearest,),
            }
        ),
        ABSENT_ZH: absent(ABSENT_ZH, "zh").model_copy(
            update={"headline": "文章没有提到：广东2024年的总额。"}
        ),
        AMBIGUOUS: Answer(
            question=AMBIGUOUS,
            language="en",
            status="clarify",
            answer="Which one?",
            headline="Which one?",
            suggestions=(
                Suggestion(label="in new formats", question=NEW_FORMATS),
                Suggestion(label="its rank", question="Zhejiang rank?"),
            ),
        ),
        COMPARE: Answer(
            question=COMPARE,
            language="en",
            status="answered",
            answer="Guangdong: 9.49 trillion yuan",
            headline="Guangdong: 9.49 trillion yuan",
            details=("Zhejiang: 5.55 trillion yuan",),
            figures=(figure(library, "guangdong-trade"),),
            citations=(cited(library, "guangdong-trade"), cited(library, "zhejiang-trade", 2)),
            chart=("guangdong-trade", "zhejiang-trade"),
        ),
        CLAIM: answered(
            library,
            "zhejiang-asean-growth",
            CLAIM,
            "❌ Contradicted",
            "The article says: 16.5%",
            status="contradicted",
            reading=ReadingView(fact="zhejiang-asean-growth"),
        ),
        CLAIM_ZH: answered(
            library,
            "zhejiang-asean-growth",
            CLAIM_ZH,
            "❌ 与原文不符",
            "文章的说法：16.5%",
            status="contradicted",
            reading=ReadingView(fact="zhejiang-asean-growth"),
            language="zh",
        ),
    }
