"""Who calls what with which grants: the graph behind missing scopes and permissions.

A data action calls through its integration, the integration's credential names an OAuth client,
and the client holds roles, or scopes where it acts for users. An app says in its manifest what it
calls and holds. The Terraform client calls whatever the resources and data sources it manages
need. Each of them is a caller; the platform catalogue says what each call requires.
"""

from linter.access.calls import Call, calls_of, operations_of
from linter.access.chain import client_behind
from linter.access.clients import Client, client_of
from linter.access.directory import Directory, directory_of
from linter.access.held import Held
from linter.access.needs import Lack, lack_of_permissions, lack_of_scopes

__all__ = [
    "Call",
    "Client",
    "Directory",
    "Held",
    "Lack",
    "calls_of",
    "client_behind",
    "client_of",
    "directory_of",
    "lack_of_permissions",
    "lack_of_scopes",
    "operations_of",
]
