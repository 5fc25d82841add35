"""Reads what an organisation answers when asked for its scopes and permissions."""

from __future__ import annotations

from collections.abc import Iterator

from linter.catalogue.sources.node import Node


def scopes(listing: Node) -> frozenset[str]:
    """The scopes in the answer of `GET /api/v2/oauth/scopes`."""
    found = frozenset(entity.need("id").text() for entity in _entities(listing))
    return found or listing.fail("lists no scope")


def permissions(listing: Node) -> frozenset[str]:
    """The permissions in the answer of `GET /api/v2/authorization/permissions`.

    Each entity is a domain whose `permissionMap` lists actions by entity type.
    """
    found = frozenset(name for entity in _entities(listing) for name in _of_domain(entity))
    return found or listing.fail("lists no permission: no entity has a permissionMap with actions")


def _entities(listing: Node) -> Iterator[Node]:
    """The entities of an answer, or of a list of answers, one for each page."""
    pages = list(listing.items()) if isinstance(listing.value, list) else [listing]
    for page in pages:
        count = page.number("pageCount")
        if count is not None and count > len(pages):
            page.fail(
                f"is one of {count} pages: ask with a larger pageSize, or make a list of all pages"
            )
        yield from page.need("entities").items()


def _of_domain(entity: Node) -> Iterator[str]:
    by_type = entity.get("permissionMap")
    for _, actions in by_type.entries() if by_type else ():
        for action in actions.items():
            parts = (action.need(key).text() for key in ("domain", "entityType", "action"))
            yield ":".join(parts)
