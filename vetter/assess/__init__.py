"""From findings and weights to an assessment; pure."""
