"""From the text of an address to the published operation it calls."""
