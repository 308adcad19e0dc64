"""Which article answers a question, as far as the engine can tell."""
