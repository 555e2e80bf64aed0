"""What plain text shows by its lines alone: wrapping, headings, columns."""
