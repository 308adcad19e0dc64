"""Where a question belongs: its topic and its products."""
