"""Many outlets: read a list, vet each through the one pipeline, and be able to stop at any moment."""
