"""For how long recordings are kept, by what the retention policies of an estate say together."""
