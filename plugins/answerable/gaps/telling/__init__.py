"""The report as people and programs read it: words, page, table, plain values."""
