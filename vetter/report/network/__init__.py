"""What several outlets share, on the terminal, as a page, and as Markdown."""
