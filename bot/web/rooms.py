"""The documents of a server: those that were named when it was started, and the shelf."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.answerer import Answerer
from bot.running.bounded import Bounded
from bot.shelf.shelf import Entry
from bot.web.page_texts import chosen_language
from bot.web.room import Room
from bot.web.shelving import Shelving
from bot.web.site import Frame
from bot.web.visitors import Visitors

_OPEN: Final = 8  # rooms of the shelf; the engine of a long report takes some 30 MB

Make = Callable[[Answerer, str], Room]
"""Makes the room of what answers, under the name that its address has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document to choose. `entry` is what the shelf says of it, None where it isn't on it."""

    path: str
    title: str
    entry: Entry | None = None


class Rooms:
    """Finds the room of an address. The shelf's are there for those only whom the policy allows."""

    def __init__(
        self,
        named: Sequence[Room],
        make: Make,
        visitors: Visitors,
        shelving: Shelving | None = None,
    ) -> None:
        self.first = named[0]
        self.visitors = visitors
        self.shelving = shelving
        self._named = {room.name: room for room in named}
        self._make = make
        self._open: Bounded[tuple[str, str], Room] = Bounded(_OPEN)

    def sees_shelf(self, request: Request) -> bool:
        """Whether there is a shelf, and who asks may see it."""
        return self.shelving is not None and self.visitors.sees_shelf(request)

    def frame(self, request: Request) -> Frame:
        """Return what is the same on every page of a request."""
        chosen = chosen_language(request.query_params.get("lang", ""))
        sees, name = self.sees_shelf(request), request.path_params.get("document", "")
        shelving = self.shelving if sees else None
        listed = len(self._named) > 1 or sees
        if shelving is None or not shelving.has(name):
            return Frame(chosen, listed)
        return Frame(chosen, listed, reviews=True, pictured=shelving.has_pictures(name))

    def listed(self, request: Request, language: str) -> list[Listed]:
        """Return the documents that who asks may choose, those that were named first."""
        plain = Frame()
        found = [
            Listed(room.site(plain).path, room.site(plain).title(language))
            for room in self._named.values()
        ]
        if self.shelving is not None and self.sees_shelf(request):
            found += [
                Listed(Room.path_of(entry.name), entry.title or entry.name, entry)
                for entry in self.shelving.entries()
                if entry.name not in self._named
            ]
        return found

    async def ask(self, request: Request) -> Response:
        """GET and POST /api/ask: what the first document answers."""
        return await self.first.asking.endpoint(request)

    async def find(self, request: Request, name: str) -> Room | None:
        """Return the room of this name, None where there is none for who asks.

        Raises ShelfError where it is there and can't be opened.
        """
        if name in self._named:
            return self._named[name]
        if self.shelving is None or not self.sees_shelf(request):
            return None
        entry = self.shelving.entry(name)
        if entry is None:
            return None
        key = (name, entry.digest)
        room = self._open.get(key)
        if room is None:
            room = self._make(await self.shelving.open(name), name)
            self._open.put(key, room)
        return room

    async def renew(self, name: str) -> None:
        """Answer from a document on the shelf anew: its facts are others now. Raises ShelfError.

        So does what answers from several documents, where all of them are on the shelf.
        """
        for key in [key for key in self._open if key[0] == name]:
            self._open.forget(key)
        shelving = self.shelving
        if shelving is None or name not in self._named:
            return
        self._put(self._make(await shelving.open(name), name))
        for several in [room for room in self._named.values() if name in room.members]:
            if all(map(shelving.has, several.members)):
                core = await shelving.open(*several.members)
                members = [self._named[one] for one in several.members]
                self._put(self._make(core, several.name).over(members, several.name))

    def _put(self, room: Room) -> None:
        self._named[room.name] = room
        self.first = room if self.first.name == room.name else self.first
