"""The command line. Nothing heavy is imported before a command needs it."""

from bot.cli.invocation import main

__all__ = ["main"]
