"""One file, one source: what is asked of whom."""
