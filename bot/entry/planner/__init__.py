"""What may be computed from a few facts and the numbers of a question: plans for each operation."""
