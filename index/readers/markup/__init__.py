"""What HTML says: the tree, the part of it that is the page's own, its blocks and tables."""
