"""One file, one check; pure. Checks answer, they never score, fetch or format."""
