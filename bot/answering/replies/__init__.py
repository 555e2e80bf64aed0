"""Evidence as answers: a table, a computation, sentences, or what is missing."""
