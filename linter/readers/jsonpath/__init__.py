"""The reader of JSONPath as the platform takes it: text -> steps, or where it stops being one.

The platform's dialect is Jayway's (leading `$` optional, filters, functions). The kept Python
libraries read other dialects: python-jsonpath 2.2.2 and jsonpath-ng 1.16.0 refuse `$.p.size()`,
`[?(@.x nin ['a'])]` and `$.urn:x`, and take 60 and 27 ms to import. `tests/readers/jsonpath`
holds what Jayway 2.10.0 says to each path there.
"""

from linter.readers.jsonpath.path import Path, read
from linter.readers.jsonpath.scanner import MalformedPath

__all__ = ["MalformedPath", "Path", "read"]
