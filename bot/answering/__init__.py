"""From a reading and a document to an answer with its evidence."""
