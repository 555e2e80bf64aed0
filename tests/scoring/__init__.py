"""How answers to the questions of tests/eval are scored: pure rules, then what asks and prints."""
