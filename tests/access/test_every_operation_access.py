"""Every published operation: exactly what it requires is enough, and less is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from linter.catalogue import Catalogue
from linter.catalogue.parts.operations import Operation
from linter.model import Estate, Fault, Resource

METHODS = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"]


def _of_method(method: str, catalogue: Catalogue) -> Iterator[Operation]:
    return (one for one in catalogue.operations if one.method == method)


def _calling(operation: Operation, build: Any, *grants: Resource) -> Estate:
    url = operation.path.replace("{", "${input.")
    made: Estate = build.estate(*grants, *build.chain(), build.action(operation.method, url))
    return made


def _exact(operation: Operation) -> list[str]:
    return sorted({*operation.all_permissions, *sorted(operation.any_permissions)[:1]})


def _short_of_one(operation: Operation) -> Iterator[list[str]]:
    for lacking in sorted(operation.all_permissions):
        yield [one for one in _exact(operation) if one != lacking]
    if operation.any_permissions:
        yield sorted(operation.all_permissions - operation.any_permissions)


@pytest.mark.parametrize("method", METHODS)
def test_permissions(method: str, catalogue: Catalogue, build: Any, judge: Any) -> None:
    client = build.client("CLIENT-CREDENTIALS")
    for operation in _of_method(method, catalogue):
        enough = _calling(operation, build, client, build.role(_exact(operation)))
        assert judge("sufficient-permissions", enough, "data_action") == [], operation.name
        for permissions in _short_of_one(operation):
            short = _calling(operation, build, client, build.role(permissions))
            (fault,) = judge("sufficient-permissions", short, "data_action")
            assert isinstance(fault, Fault), operation.name
            assert fault.details["operation"] == operation.name


@pytest.mark.parametrize("method", METHODS)
def test_scopes(method: str, catalogue: Catalogue, build: Any, judge: Any) -> None:
    for operation in _of_method(method, catalogue):
        for scope in sorted(operation.scopes or ()):
            enough = _calling(operation, build, build.client("CODE", [scope]))
            assert judge("sufficient-scopes", enough, "data_action") == [], operation.name
        none = _calling(operation, build, build.client("CODE", ["of-no-operation"]))
        faults = judge("sufficient-scopes", none, "data_action")
        assert [type(one) for one in faults] == [Fault] * bool(operation.scopes), operation.name


@pytest.mark.parametrize("method", METHODS)
def test_a_call_alone_is_published(
    method: str, catalogue: Catalogue, build: Any, judge: Any
) -> None:
    for operation in _of_method(method, catalogue):
        made = _calling(operation, build)
        for check in ("published-operation", "published-method"):
            assert judge(check, made, "data_action") == [], operation.name


def test_there_is_something_to_judge(catalogue: Catalogue) -> None:
    assert sum(len([*_of_method(method, catalogue)]) for method in METHODS) == 3269
