"""The answers, and the front ends that give them: terminal, JSON, Telegram, web."""
