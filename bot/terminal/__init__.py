"""The terminal: the chat, and the review of drafted facts."""
