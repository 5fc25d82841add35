"""Readers of the files a catalogue can be built from, one module each."""
