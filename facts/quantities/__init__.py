"""The parts behind `facts.quantity`: folding, numerals, the word lists, the reader, the writer."""
