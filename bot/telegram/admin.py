"""/stats and /gaps, in private, for the configured administrators."""

from typing import Final

from bot.telegram.deps import Deps
from bot.telegram.handlers import Command, Commands
from bot.telegram.holdings import MB
from bot.telegram.keyboards import REASONS
from bot.telegram.notices import name_of, say
from bot.telegram.questions import is_group
from bot.telegram.render import Block
from bot.telegram.tongues import tell
from bot.texts import joined, labelled

DAYS: Final = 7
_DAY: Final = 86_400.0
_MOST_GAPS: Final = 30


class Admin:
    """What the curator wants to know; nobody's words but those of unanswered questions."""

    def __init__(self, deps: Deps, commands: Commands) -> None:
        self.deps = deps
        self._commands = commands
        self._actions = {"stats": self.stats, "gaps": self.gaps}
        commands.actions |= {"stats": self.guarded, "gaps": self.guarded}

    async def guarded(self, command: Command) -> None:
        """Run the command for an administrator; to anybody else it doesn't exist."""
        if is_group(command.message):
            return
        if self.deps.access.administrates(command.user_id, command.message.chat.id):
            await self._actions[command.request.command](command)
        else:
            await self._commands.say(command, tell("unknown_command", command.tongue))

    async def stats(self, command: Command) -> None:
        """Tell how much was answered, and how."""
        language, store = command.language, self.deps.store
        counted = await store.stats(self.deps.now() - (DAYS - 1) * _DAY)
        overview = await store.overview()
        by_status: dict[str, dict[str, int]] = {}
        for stat in counted:
            languages = by_status.setdefault(stat.status, {})
            languages[stat.language] = languages.get(stat.language, 0) + stat.count
        lines = [
            labelled(
                name_of("status", status, language) or status,
                f"{sum(languages.values())} ("
                + ", ".join(f"{name} {count}" for name, count in sorted(languages.items()))
                + ")",
                language,
            )
            for status, languages in sorted(by_status.items())
        ]
        total = sum(stat.count for stat in counted)
        kinds = (
            f"{name_of('chat', name, language) or name} {count}" for name, count in overview.chats
        )
        chats = joined(kinds, language, "aside") or "0"
        thumbs = say(
            "stats_thumbs",
            language,
            up=overview.thumbs_up,
            down=overview.thumbs_down,
            gaps=overview.gaps,
        )
        await self._commands.say(
            command,
            Block(say("stats", language, days=DAYS, total=total), "bold"),
            *lines,
            say("stats_chats", language, chats=chats),
            thumbs,
            self._documents(command.tongue),
            *(
                tell(f"stats_no_{what}", command.tongue)
                for what in sorted(self.deps.pictures.missing)
            ),
        )

    def _documents(self, tongue: str) -> str:
        """Say what documents take of what they may: nothing of what they are."""
        settings, totals = self.deps.settings, self.deps.desk.catalogue.totals()
        return tell(
            "stats",
            tongue,
            count=totals.documents,
            chats=totals.chats,
            used=-(-totals.size // MB),
            most=settings.all_megabytes,
            each=settings.chat_documents,
            room=settings.chat_megabytes,
        )

    async def gaps(self, command: Command) -> None:
        """List what got no answer or a thumb down."""
        found = await self.deps.store.gaps(_MOST_GAPS)
        if not found:
            await self._commands.say(command, say("no_gaps", command.language))
            return
        lines = []
        for gap in found:
            reasons = [
                f"👎 {_reason(reason, command.language)} ×{count}".replace("  ", " ")
                for reason, count in gap.reasons
            ]
            counts = [f"×{gap.count}"] if gap.count else []
            lines.append(f"• {gap.question} ({', '.join([gap.language, *counts, *reasons])})")
        title = Block(say("gaps", command.language), "bold")
        await self._commands.say(command, title, *lines)


def _reason(reason: str, language: str) -> str:
    """Give a reason as its button says it; "" for a thumb without one."""
    key = next((key for key, stored in REASONS.items() if stored == reason), None)
    return say(key, language) if key else reason
