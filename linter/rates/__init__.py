"""How many requests a minute a token makes, by what the files of an estate declare."""
