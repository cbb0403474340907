"""The app: what a person meets first. The only place that knows Textual."""
