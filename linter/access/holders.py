"""Whose scopes or permissions decide over the calls of a data action or an app."""

from __future__ import annotations

from typing import NamedTuple

from linter.access.chain import client_behind
from linter.access.clients import Client
from linter.access.directory import Directory
from linter.access.held import Held
from linter.access.manifests import declared_anywhere, judged_by_scopes
from linter.model import Unknown, View


class Holder(NamedTuple):
    """Who holds, as a message calls it, and what."""

    name: str
    held: Held


def scopes_for(view: View, directory: Directory) -> Holder | Unknown | None:
    """Who needs a scope for the view's calls; None where scopes do not decide over them.

    They decide only under a grant for users. A data action whose client is not known is taken to
    call with client credentials, as the platform's own data actions do.
    """
    if view.kind == "app_manifest":
        declared = declared_anywhere(view, directory)
        by_scopes = judged_by_scopes(view, declared)
        if by_scopes is not True:
            return by_scopes or None
        return Holder(f"app {view.name}", declared.scopes or Held())
    client = client_behind(view, directory)
    if not isinstance(client, Client) or client.acts_for_users is False:
        return None
    unknown = client.acts_for_users
    return unknown if isinstance(unknown, Unknown) else Holder(_spoken(client), client.scopes)


def permissions_for(view: View, directory: Directory) -> Holder | Unknown | None:
    """Whose permissions decide over the view's calls; None where nothing is said of them.

    Under a grant for users those are the users' own, which only a manifest tells of.
    """
    if view.kind == "app_manifest":
        declared = declared_anywhere(view, directory)
        if declared.permissions is not None:
            return Holder(f"app {view.name}", declared.permissions)
        untold = Unknown(f"nothing says which roles or permissions {view.name} has")
        return untold if judged_by_scopes(view, declared) is False else None
    client = client_behind(view, directory)
    if not isinstance(client, Client):
        return client
    if client.acts_for_users is False:
        return Holder(_spoken(client), client.permissions)
    return client.acts_for_users if isinstance(client.acts_for_users, Unknown) else None


def _spoken(client: Client) -> str:
    return f"OAuth client {client.name}"
