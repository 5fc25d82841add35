"""The rate budget as text, JSON and a picture."""
