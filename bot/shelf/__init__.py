"""Which documents can be asked: files as they are read, and a shelf of those that are kept."""
