"""A document and its search: sections, paragraphs, sentences, tokens and BM25."""
