"""From what was typed to the outlet that is meant."""
