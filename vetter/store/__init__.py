"""Cases on disk: web archive files for the bytes, SQLite for the index."""
