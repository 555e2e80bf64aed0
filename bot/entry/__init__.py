"""Questions and statements about an entry with reviewed facts: read, looked up, computed, told."""
