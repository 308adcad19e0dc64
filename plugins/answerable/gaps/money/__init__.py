"""The money that asks a question."""
