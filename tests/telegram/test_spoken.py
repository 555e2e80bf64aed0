"""Conversations about the article in the languages that have no test of their own."""

import pytest

from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running

ES = {
    "/facts BYD": "BYD: 7 datos",
    "/coverage Shanghai": "Qué da el artículo, y de quién",
    "/chart": "¿Qué gráfico?",
    "¿Cuánto exportó Zhejiang mediante nuevos formatos?": (
        "Más de 900.000 millones de yuanes (en el original: “over 900 billion yuan”) · 2025"
    ),
    "gracias": "De nada.",
    "Quel est le prix du pain à Paris ?": "Aquí leo inglés, chino, español, portugués y ruso.",
}
PT = {
    "/facts BYD": "BYD: 7 fatos",
    "Quanto Zhejiang comercializou com a ASEAN?": (
        "869,07 bilhões de yuans (no original: “869.07 billion yuan”) · 2025"
    ),
    "e Guangdong?": "Mais de 1 trilhão de yuans (no original: “exceed one trillion yuan”) · 2025",
}
RU = {
    "/facts Чжэцзян": "Чжэцзян: фактов – 12",
    "Сколько Чжэцзян торговал с АСЕАН?": (
        "869,07 млрд юаней (в оригинале: «869.07 billion yuan») · 2025 г."
    ),
    "/check торговля Чжэцзяна с АСЕАН выросла на 25%": "❌ Противоречит тексту",
}
HANT = {
    "/facts 浙江": "浙江：12條事實",
    "浙江對東盟進出口多少？": "8690.7億元（原文：869.07 billion yuan） · 2025年",
    "/check 浙江對東盟進出口增長25%": "❌ 25%：文章說的是“16.5%”。",
    "上海": "• 上海與“一帶一路”共建國家進出口同比增長：12.1% [1]",  # the same in both scripts
}


@pytest.mark.parametrize(
    ("code", "talk"), [("es", ES), ("pt-br", PT), ("ru", RU), ("zh-hant", HANT)]
)
async def test_a_conversation(tg: FakeTelegram, engine, code, talk) -> None:
    user = tg.user("Ana", language=code)
    chat = tg.private(user)
    async with running(tg, engine):
        for said, first in talk.items():
            await chat.says(user, said)
            assert (await chat.reply()).text.partition("\n")[0] == first


@pytest.mark.parametrize(
    ("question", "copied"),
    [
        ("What did Zhejiang export via new formats?", "over 900 billion yuan"),
        ("浙江新业态出口多少？", "超过9000亿元"),
        ("浙江新業態出口多少？", "超過9000億元"),
        ("Quanto Zhejiang exportou por novos formatos?", "Mais de 900 bilhões de yuans"),
        ("На сколько торговля Гуандуна больше, чем Чжэцзяна?", "3,94 трлн юаней"),
    ],
)
async def test_the_figure_is_copied_as_it_is_stated(tg: FakeTelegram, engine, question, copied):
    user = tg.user("Ana")
    chat = tg.private(user)
    async with running(tg, engine):
        await chat.says(user, question)
        values = [button.value for row in (await chat.reply()).buttons for button in row]
    assert copied in values
