"""Which figures may answer a question by their kind."""
