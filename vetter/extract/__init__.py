"""From stored bytes to facts; pure. One file, one kind of record or fact."""
