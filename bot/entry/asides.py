"""What a message says about the person who asks ("my boss wants this in five minutes"): not the question.

A message is cut into segments at punctuation, emoji and words such as "anyway". A segment in the
first person that asks nothing is an aside: of it, only what the document talks about stays. A
first segment that names nothing at all is one too.
"""

import re

from bot.entry.kinds import ATTRIBUTES
from facts.reading import Mention, Reading

_BREAK = re.compile(
    r"[,;:.!?，；：。！？…()\n]+(?=\s|$|[^\x00-\x7f])|\s-+\s|\s*[—–]\s*|"
    r"[\u2600-\u27bf\U0001f300-\U0001faff]+\ufe0f?|"
    r"\b(?:ha(?:ha)+|lo+l|lmao|anyways?|btw|by the way|wants? to know|asks?|asking|jaja(?:ja)*|rsrs|kkk+|хаха+|ахах\w*|кстати)\b|"
    r"哈哈+|话说|对了|"
    r"(?=\b(?:i'?m (?!not)|i am |i need|i want|i have to|i've|we'?re |we need|my (?:boss|manager|teacher|team)|asking for|"
    r"estoy |necesito|preciso |estou |мне (?:надо|нужно)|это для |es para |é pra |é para ))",
    re.IGNORECASE,
)
_OPENERS = (
    r"(?:[\W_]|\b(?:ok|okay|so|well|hey|hi|hello|yo|guys|all|team|folks|morning|ugh|and|but|cos|cuz|because|since|"
    r"btw|anyway|just|right|hola|buenas|bueno|pues|oye|oi|olá|bom|então|gente|ну|привет|слушай|слушайте|короче|так)\b|"
    r"你好|嗨|那个|嗯|唉|哎)*"
)
_PERSONAL = re.compile(
    _OPENERS
    + r"(?:(?:i|im|i'm|ive|i've|id|i'd|i'll|me|my|mine|we|we're|our|sorry|apologies|pardon)\b|"
    r"(?:the |my |our )?(?:boss|manager|client|editor|teacher|professor|colleague|friend|mate|wife|"
    r"husband|girlfriend|boyfriend|mum|mom|dad|uncle|cousin|brother|sister)\s+(?:want|need|is |ask|keep|told|say|swear|think)|"
    r"(?:mi|mis|yo|estoy|necesito|tengo|perd[oó]n|disculp\w*|nuestr[oa])\b|"
    r"(?:meu|minha|meus|eu|estou|tô|preciso|tenho|desculp\w*|foi mal|noss[oa])\b|"
    r"(?:я|мне|мой|моя|моему|моей|мы|нам|наш|у меня|у нас|извини\w*|простите|начальник|шеф|препод)\b|"
    r"我|咱|俺|老板|领导|老師|老师|同事|朋友|不好意思|抱歉|打扰)",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:need|want|look|after|care|interest|necesito|quiero|preciso|quero|нужн|надо|хочу)|要|想|需",
    re.IGNORECASE,
)
_LIMITS = frozenset({"only", "domestic", "goods", "services", "province", "city", "country"}) | (
    ATTRIBUTES - {"family", "temperature", "age", "photo", "education", "phone", "delay", "author"}
)
_STRONG = re.compile(
    r"[.!?:。！？：…\n\u2600-\u27bf\U0001f300-\U0001faff]|lol|haha|anyway", re.IGNORECASE
)


def without_asides(reading: Reading) -> Reading:
    """The reading less its asides; as it is where nothing of the document's would be left."""
    segments = _segments(reading.text)
    if len(segments) < 2:
        return reading
    gone: list[tuple[int, int]] = []
    kept_concepts = False
    for number, (start, end, stop) in enumerate(segments):
        inside = [m for m in reading.mentions if start <= m.start and m.end <= end]
        concepts = any(m.has("concept") for m in inside)
        if _may_limit(reading, inside, start, end):
            pass
        elif _PERSONAL.match(reading.text, start, end):
            gone += [(m.start, m.end) for m in inside if not m.has("concept")]
            gone += [(w.start, w.end) for w in reading.unknown if start <= w.start and w.end <= end]
            if not concepts:
                gone.append((start, end))
        elif number == 0 and not concepts and _STRONG.search(stop):
            gone.append((start, end))
        kept_concepts = kept_concepts or concepts
    return reading.without(gone) if gone and kept_concepts else reading


def _may_limit(reading: Reading, inside: list[Mention], start: int, end: int) -> bool:
    """Whether a segment asks something, or may say what the question is limited to."""
    if any(start <= at < end for _, at, _ in reading.currencies) or any(
        start <= q.start < end and q.kind in {"year", "money", "percent"}
        for q in reading.quantities
    ):
        return True
    wants = _WANTS.search(reading.text, start, end) is not None
    family = any("family" in mention.ids for mention in inside)
    return any(
        (m.has("ask") and not m.has("fill") and not m.has("term"))
        or (m.has("operation") and wants)
        or (m.has("time") and not m.is_form)
        or (m.is_name and not family)
        or (m.has("term") and not m.has("fill") and m.ids & _LIMITS)
        for m in inside
    )


def _segments(text: str) -> list[tuple[int, int, str]]:
    """(start, end, what ends it) of each segment."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if text[start : match.start()].strip():
            found.append((start, match.start(), match[0]))
        elif found:
            found[-1] = (*found[-1][:2], found[-1][2] + match[0])
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text), ""))
    return found
