"""The parts of a catalogue, one module each."""
