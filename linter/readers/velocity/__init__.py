"""The reader of Velocity templates: text -> tree with offsets, nothing about what they print.

No library in use gives both spans and partial evaluation: airspeed 0.7.1, the one kept Python
implementation, keeps no offsets and stops at the first fault. It serves the tests as a second
opinion beside Apache Velocity itself.
"""

from linter.readers.velocity.template import read

__all__ = ["read"]
