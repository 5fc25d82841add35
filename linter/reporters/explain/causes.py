"""Why the platform refuses a call, by the code of the refusal."""

from __future__ import annotations

from typing import Final

CAUSES: Final = {
    "missing.permissions": "The caller lacks a permission that the operation requires; the message "
    "names it. Under client credentials add it to a role of the client, else to one of the user.",
    "missing.any.permissions": "The caller has none of the permissions of which the operation "
    "requires one. Add one of them to a role of the client, or of the user.",
    "missing.division.permission": "The permission is held, but not in the division of what is "
    "asked for. Grant the role in that division, too.",
    "missing.division.permissions": "The permissions are held, but not in the division of what is "
    "asked for. Grant the role in that division, too.",
    "missing.any.division.permissions": "None of the permissions is held in the division of what "
    "is asked for. Grant the role in that division, too.",
    "app.not.authorized.for.scope": "The only refusal that scopes cause: the OAuth client, acting "
    "for a user, lacks a scope that the operation accepts. Add it, and authorise the client anew.",
    "not.authorized": "The call needs a context that the caller has not, such as a user where "
    "client credentials have none.",
    "authz.policy.denied": "A policy of the organisation denies the call. An administrator of the "
    "organisation can change it.",
    "feature.forbidden": "The organisation is not entitled to the product behind the operation.",
    "feature.toggle.disabled": "The organisation has not switched on the feature.",
    "integrations.forbidden": "The organisation is not entitled to this kind of integration.",
    "missing.trustor.permissions": "A user of a trusted organisation lacks the permission in the "
    "organisation that trusts it.",
    "not.job.owner": "Only the caller that made a job may read it: use the same client.",
    "authentication.required": "The call carries no token.",
    "bad.credentials": "The token is wrong or has expired: get another.",
    "credentials.expired": "The token has expired: get another.",
    "ip.not.authorized": "The caller's address is not on the organisation's list of those allowed. "
    "This is a 401, not a 403.",
    "request.entity.too.large": "The body is too large: send less at a time.",
    "too.many.requests": "A rate limit is reached: wait for as long as Retry-After says.",
    "too.many.requests.retry.after": "A rate limit is reached: wait for as long as Retry-After "
    "says.",
}
"""Cause, then cure. The codes themselves are in the platform's definition of its operations."""
