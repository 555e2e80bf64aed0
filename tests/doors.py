"""Who is let in where, for the tests of the policy and of every front end that asks it.

Five people at two groups under four settings. `OURS` is the group that ALLOWED_CHATS names; a cell
is what the policy says of a person in their own chat (as inline and in the Mini App), in that
group and in another. `nobody` is a visitor of the web whom Telegram doesn't vouch for.
"""

from bot.access import NOBODY, Door

USER, MEMBER, ADMIN, OUTSIDE, STRANGER = 11, 12, 13, 14, 15
OURS, THEIRS = -1001, -1002
PEOPLE = {
    "listed user": USER,
    "member of the listed chat": MEMBER,
    "admin in the list": ADMIN,
    "admin outside the list": OUTSIDE,
    "stranger": STRANGER,
    "nobody": NOBODY,
}
ADMINS = f"{ADMIN},{OUTSIDE}"
USERS = {"ALLOWED_USERS": f"{USER},{ADMIN}"}
CHATS = {"ALLOWED_CHATS": str(OURS)}
SETTINGS = {"none": {}, "users": USERS, "chats": CHATS, "both": USERS | CHATS}

_O, _C, _P = Door.OPEN, Door.CHAT_SHUT, Door.PERSON_SHUT
_ALL = (_O, _O, _O)
_NAMED = {"users": _ALL, "chats": (_O, _O, _C), "both": (_O, _O, _C)}
_OTHERS = {"users": (_P, _P, _P), "chats": (_C, _O, _C), "both": (_C, _P, _C)}
# Where people aren't listed, whom ALLOWED_USERS would name is anybody.
EXPECTED = {
    **{("none", who): _ALL for who in PEOPLE},
    **{
        (setting, who): cells
        for who in ("listed user", "admin in the list", "admin outside the list")
        for setting, cells in _NAMED.items()
    },
    **{
        (setting, who): cells
        for who in ("member of the listed chat", "stranger", "nobody")
        for setting, cells in _OTHERS.items()
    },
    ("chats", "listed user"): _OTHERS["chats"],
}
CELLS = [(setting, who, *doors) for (setting, who), doors in EXPECTED.items()]
