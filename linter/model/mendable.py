"""What keeps gclint from its job and a user can mend."""


class Mendable(Exception):
    """Told in one line, with exit status 2; the message names what to mend and where."""
