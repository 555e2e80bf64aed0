"""Which of a group's messages reach the bot."""

from .world import PRESENT, Chat, Json, World

_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "forum_topic_edited",
)


def reaches_bot(world: World, chat: Chat, message: Json) -> bool:
    """Apply membership, privacy mode and the rule that bots do not see other bots."""
    if not chat.is_group:
        return not chat.blocked
    status = chat.members.get(world.bot_id, "left")
    if any(kind in message for kind in _SERVICE):
        return status in PRESENT or message.get("left_chat_member", {}).get("id") == world.bot_id
    if status not in PRESENT:
        return False
    anonymous = message.get("sender_chat", {}).get("id") == chat.id  # Telegram has a bot say it
    if message.get("from", {}).get("is_bot") and not anonymous:
        return False
    if not world.privacy or status == "administrator":
        return True
    if message.get("via_bot", {}).get("id") == world.bot_id:
        return True
    answered = message.get("reply_to_message", {}).get("from", {})
    return answered.get("id") == world.bot_id or _commands_bot(world, message)


def _commands_bot(world: World, message: Json) -> bool:
    """Starts with a command to this bot or to no bot in particular."""
    text = message.get("text") or message.get("caption") or ""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in message.get("entities") or message.get("caption_entities") or ():
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            command = units[: 2 * entity["length"]].decode("utf-16-le")
            name = command.partition("@")[2].lower()
            if name in ("", world.bot["username"].lower()):
                return True
    return False
