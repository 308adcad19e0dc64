"""How far the report may be trusted: its own code, run on labelled questions."""
