"""Files that can't be added: one kind sentence each, in the language of who sent them."""

import io
import zipfile

import pytest

from bot.telegram.application import deps_of
from bot.telegram.tongues import TEXTS, TONGUES, tongue
from tests.fake_telegram import FakeTelegram, faults
from tests.index.pdf_samples import Stroke, lines, pdf
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, added, adds, report

CODES = {
    "en": "en", "zh": "zh-hans", "zh-hant": "zh-hant", "es": "es", "pt": "pt-br", "ru": "ru", "fr": "fr",
}  # fmt: skip


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


REFUSED = {
    "empty": ("empty.txt", b"\n \n"),
    "unsupported": ("cat.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
    "protected": ("secret.pdf", pdf(lines("A secret.", 50, 100), protected=True)),
    "scanned": ("scan.pdf", pdf([Stroke(0, 0, 100, 100)])),
    "damaged": ("report.docx", b"PK\x03\x04 and nothing more"),
}


pytestmark = pytest.mark.usefixtures("own_documents")


def test_every_text_is_there_in_every_language() -> None:
    from string import Formatter

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    wrong = [
        key
        for key, by_tongue in TEXTS.texts.items()
        if set(by_tongue) != set(TONGUES)
        or len({frozenset(fields(text)) for text in by_tongue.values()}) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *((code, name) for name, code in CODES.items()),
        ("zh", "zh"),
        ("zh-TW", "zh-hant"),
        ("zh-hk", "zh-hant"),
        ("pt-PT", "pt"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_of_a_person(code, expected) -> None:
    assert tongue(code) == expected


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_file_that_cannot_be_read(tg: FakeTelegram, bot, kind) -> None:
    name, content = REFUSED[kind]
    first = list(REFUSED).index(kind)  # two languages a kind, all in all
    for language in (TONGUES[first], TONGUES[first - 3]):
        person = tg.user("P", language=CODES[language])
        chat = tg.private(person)
        await chat.sends_file(person, name, content)
        reading = await chat.reply()
        assert reading.text == TEXTS.texts["reading"][language].format(file=name)
        refused = await chat.edited()
        assert (refused.id, refused.labels) == (reading.id, [])
        assert refused.text == TEXTS.texts[kind][language].format(file=name)
    desk = deps_of(bot).desk
    assert desk.catalogue.totals() == (0, 0, 0)
    assert list(desk.keeping.root.iterdir()) == []


async def test_more_than_telegram_hands_over(tg: FakeTelegram, bot) -> None:
    for language, code in CODES.items():
        person = tg.user("P", language=code)
        chat = tg.private(person)
        await chat.sends_file(person, "big.pdf", b"%PDF-", size=21 << 20)
        expected = TEXTS.texts["too_big"][language].format(file="big.pdf")
        assert (await chat.reply()).text == expected
    assert tg.calls.of("getFile") == []


async def test_more_than_telegram_hands_over_though_it_did_not_say(tg: FakeTelegram, bot) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    tg.faults.next(faults.bad_request("file is too big"), method="getFile")
    refused = await adds(chat, ada, "big.pdf", b"%PDF-")
    assert refused.text == TEXTS.texts["too_big"]["en"].format(file="big.pdf")


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [
        ("CHAT_DOCUMENTS", "1", TEXTS.texts["too_many"]["en"].format(most=1)),
        ("CHAT_MEGABYTES", "1", TEXTS.texts["no_room"]["en"].format(most=1)),
        ("ALL_MEGABYTES", "1", TEXTS.texts["no_room_in_all"]["en"]),
    ],
)
async def test_limits(tg: FakeTelegram, core, tmp_path, limit, value, sentence) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    env = {**OWN, "DATA_DIR": str(tmp_path), limit: value, "ADMIN_IDS": str(ada.id)}
    async with running(tg, core, **env) as bot:
        await adds(chat, ada, "linden.md", report("Linden", 48_213))
        await chat.sends_file(ada, "big.md", report("Big", 7) + b"word\n" * 300_000)
        assert (await chat.reply()).text == sentence
        await chat.says(ada, "/stats")
        assert (await chat.reply()).text.splitlines()[-1] == (
            f"Documents: 1 in 1 chats, 1 of {5000 if limit != 'ALL_MEGABYTES' else 1} MB; "
            f"at most {50 if limit != 'CHAT_DOCUMENTS' else 1} and "
            f"{200 if limit != 'CHAT_MEGABYTES' else 1} MB a chat"
        )
        assert len(deps_of(bot).desk.catalogue.of(chat.id)) == 1


async def test_what_is_read_counts(tg: FakeTelegram, core, tmp_path) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    env = {**OWN, "DATA_DIR": str(tmp_path), "CHAT_MEGABYTES": "1"}
    async with running(tg, core, **env) as bot:
        text = "The shop sold 512 chairs. " + "Then it closed for good, as shops do. " * 20_000
        refused = await adds(chat, ada, "chairs.txt", text.encode())
        assert refused.text == TEXTS.texts["no_room"]["en"].format(most=1)
        assert list(deps_of(bot).desk.keeping.root.iterdir()) == []


@pytest.mark.parametrize("fault", [faults.server_error(), faults.drop_before()], ids=str)
async def test_a_fault_on_the_way(tg: FakeTelegram, bot, fault) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    tg.faults.next(fault, method="getFile")
    card = await adds(chat, ada, "linden.md", report("Linden", 48_213))
    assert card.text.startswith("✅ Annual report of the Linden Museum\n")


async def test_a_failure_of_our_own(tg: FakeTelegram, bot, monkeypatch, caplog) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)

    def full(made):
        raise OSError("no space left")

    monkeypatch.setattr(deps_of(bot).desk.keeping, "keep", full)
    refused = await adds(chat, ada, "linden.md", report("Linden", 48_213))
    reference = refused.text.partition("(")[2][:6]
    assert refused.text == TEXTS.texts["not_added"]["en"].format(
        file="linden.md", reference=reference
    )
    assert f"adding failed ({reference}): OSError" in caplog.text
    assert list(deps_of(bot).desk.keeping.root.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\nb\u202egpj.txt", "a b gpj.txt"),
        ("C:\\files\\report.txt", "report.txt"),
        ("x" * 200 + ".txt", "x" * 75 + "….txt"),
        ("<b>&.txt", "<b>&.txt"),
        ("", "file"),
    ],
)
async def test_names_of_files(tg: FakeTelegram, bot, name, shown) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    await chat.sends_file(ada, name, b"The shop sold 512 chairs.")
    assert (await added(chat, shown)).text.startswith("✅ ")
    assert [kept.file for kept in deps_of(bot).desk.catalogue.of(chat.id)] == [shown]
