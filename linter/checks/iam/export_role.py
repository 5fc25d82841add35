"""Whether a role can do all that an export of recordings to S3 needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.checks.context import Context
from linter.checks.iam.encryption import encrypted_buckets, keys_of_bucket
from linter.checks.iam.statement import Statement, allowing, matches
from linter.checks.iam.trust import assumed_by, platform_accounts
from linter.checks.registry import Options, estate_check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

UPLOAD = "s3:PutObject"


@dataclass(frozen=True, slots=True)
class Grants:
    """What the documents of a role or policy allow."""

    statements: tuple[Statement, ...]
    unknown: Unknown | None
    """Why there may be more than is known of."""

    def statement_for(self, action: str) -> Statement | None:
        """The first statement that allows an action."""
        return next((one for one in self.statements if _allows(one, action)), None)

    def names(self) -> list[str]:
        """Every action, or pattern of actions, that is allowed."""
        return [
            action.value
            for one in self.statements
            for action in one.elements("Action")
            if isinstance(action.value, str)
        ]


@estate_check("complete-export-role")
def complete_export_role(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Judge that a role for the recording export has every action it needs. Details: `missing`.

    Options: `required` (actions), `key_action` (the one an encrypted bucket adds), `few` (how many
    of the required ones, and no others, give away a policy of no known role), `sign` (a pattern for
    the name or description of one). The role is known by its trust, and by allowing uploads.
    """
    grants, exporting = _read(subject, context, options)
    upload = grants.statement_for(UPLOAD)
    if upload is None or exporting is False:
        return
    needed = [*options["required"], *_for_key(upload, grants, subject, context, options)]
    missing = [action for action in needed if grants.statement_for(action) is None]
    if missing:
        doubt = exporting if isinstance(exporting, Unknown) else grants.unknown
        at = (*upload.path, "NotAction" if upload.has("NotAction") else "Action")
        yield doubt or Fault(at, {"missing": _listed(missing)})


def _read(subject: View, context: Context, options: Options) -> tuple[Grants, bool | Unknown]:
    """What the subject allows, and whether it is for exports."""
    body = subject.body
    if subject.kind == "iam_role":
        grants = _grants(_documents(body.get("policies")))
        return grants, assumed_by(body, platform_accounts(context))
    grants = _grants([(body.get("document"), ("document",))])
    return grants, "roles" not in body and _gives_itself_away(subject, grants, context, options)


def _documents(policies: object) -> Iterator[tuple[Any, KeyPath]]:
    for number, policy in enumerate(policies if isinstance(policies, list) else [policies]):
        document = policy.get("document") if isinstance(policy, dict) else policy
        yield document, ("policies", number, "document")


def _grants(documents: Iterator[tuple[Any, KeyPath]] | list[tuple[Any, KeyPath]]) -> Grants:
    found = [one for document, path in documents for one in allowing(document, path)]
    known = tuple(one for one in found if isinstance(one, Statement))
    unknown = [one for one in found if isinstance(one, Unknown)]
    for one in known:
        elements = [*one.elements("Action"), *one.elements("NotAction")]
        unknown += [each.value for each in elements if isinstance(each.value, Unknown)]
    return Grants(known, next(iter(unknown), None))


def _allows(one: Statement, action: str) -> bool:
    if one.has("NotAction"):
        return not _named(one, "NotAction", action)
    return _named(one, "Action", action)


def _named(one: Statement, key: str, action: str) -> bool:
    return any(
        isinstance(each.value, str) and matches(each.value, action) for each in one.elements(key)
    )


def _gives_itself_away(policy: View, grants: Grants, context: Context, options: Options) -> bool:
    """Whether a policy of no known role is for exports: by its name, or by allowing just that.

    Where a trust policy for the platform stands in the same folder, an upload is enough.
    """
    told = (policy.body.get("name"), policy.body.get("description"))
    if any(isinstance(text, str) and re.search(options["sign"], text) for text in told):
        return True
    names = {name.lower() for name in grants.names()}
    required = {name.lower() for name in options["required"]}
    if not all(name in required or name.startswith("kms:") for name in names):
        return False
    return len(names & required) >= options["few"] or _beside_trust(policy, context)


def _beside_trust(policy: View, context: Context) -> bool:
    trusted = platform_accounts(context)
    return any(
        role.type in {"iam-policy", "iam-role"} and assumed_by(role.body, trusted) is True
        for role in context.estate.beside(policy, "iam_role")
    )


def _for_key(
    upload: Statement, grants: Grants, subject: View, context: Context, options: Options
) -> list[str]:
    """The action that writing with a key of one's own needs, where there is such a key."""
    named = any(name.lower().startswith("kms:") for name in grants.names())
    if named or encrypted_buckets(context, subject) & set(_buckets(upload, subject, context)):
        return [options["key_action"]]
    return []


def _buckets(upload: Statement, subject: View, context: Context) -> Iterator[str]:
    for resource in upload.elements("Resource"):
        yield from keys_of_bucket(resource.value, context, subject)


def _listed(actions: list[str]) -> str:
    *most, last = actions
    return f"{', '.join(most)} and {last}" if most else last
