"""What the reference pages are made of: models, fences, facts, checks and commands, in words."""
