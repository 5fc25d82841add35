"""Whether a caller holds what its calls require.

Most estates tell nothing of the Terraform client, and many call nothing: what looks into it is
imported when there is something to look into.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.access.managed import client_is_told
from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.model import Judgement, Resource, Subject


@estate_check("sufficient-scopes")
def sufficient_scopes(subject: Subject, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each call, or managed resource, for which a caller has none of the accepted scopes."""
    if not isinstance(subject, Resource):
        from linter.checks.access.calling import scopes_of_caller

        yield from scopes_of_caller(subject, context)
    elif client_is_told(context.estate, context.settings):
        from linter.checks.access.terraform_client import scopes_of_terraform

        yield from scopes_of_terraform(subject, context)


@estate_check("sufficient-permissions")
def sufficient_permissions(
    subject: Subject, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each call, or managed resource, for which a caller lacks permissions."""
    if not isinstance(subject, Resource):
        from linter.checks.access.calling import permissions_of_caller

        yield from permissions_of_caller(subject, context)
    elif client_is_told(context.estate, context.settings):
        from linter.checks.access.terraform_client import permissions_of_terraform

        yield from permissions_of_terraform(subject, context)
