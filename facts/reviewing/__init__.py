"""What a review leaves behind: its state, and the rows of an entry's facts table."""
