"""JSON and YAML of other programs that shares a word or two with gclint's formats."""

from __future__ import annotations

from typing import Any

import pytest

from linter.classify import classify
from linter.documents import read_document
from linter.tree import MemoryTree

FOREIGN: dict[str, dict[str, Any]] = {
    "a log of phone calls": {"name": "my phone", "calls": []},
    "a mock of another API": {"name": "mock", "calls": [{"method": "GET", "path": "/v1/a"}]},
    "an app of another platform": {"app": "shop", "scopes": ["read_orders"]},
    "an app with retries": {"app": "demo", "retry": 3},
    "settings of an app": {"app": {"name": "x"}, "roles": ["admin"], "permissions": ["read"]},
    "roles of another program": {"roles": ["admin"], "scopes": ["read"]},
    "a prompt": {"role": "assistant", "description": "answers"},
    "another program's policies": {"role": "x", "permissionPolicies": [{"effect": "allow"}]},
    "a contract test": {"contract": {"input": 1}, "config": {"response": 2}},
    "a search result": {"id": "a", "name": "b", "origin": "c", "results": []},
}
OURS: dict[str, tuple[str, dict[str, Any]]] = {
    "calls alone": ("app-manifest", {"app": "x", "calls": [{"path": "/api/v2/users"}]}),
    "a grant alone": ("app-manifest", {"app": "x", "grant_type": "CODE"}),
    "named by its schema": ("app-manifest", {"$schema": "./appfoundry-manifest.schema.json"}),
    "roles and scopes": ("genesys-role", {"roles": ["role:quality:admin"], "scopes": ["a"]}),
    "an empty role": ("genesys-role", {"role": "Exporter", "permissions": []}),
    "the API's role": ("genesys-role", {"permission_policies": [{"entity_name": "user"}]}),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_shared_word_makes_no_format(name: str) -> None:
    assert classify(FOREIGN[name]) is None


@pytest.mark.parametrize("name", OURS)
def test_what_is_gclints_needs_few_words(name: str) -> None:
    kind, body = OURS[name]
    assert classify(body) == kind


BROKEN = {
    "cloudformation.yaml": "AWSTemplateFormatVersion: 1\nA: 'b' (c): d\nP: sts:AssumeRole\n",
    "cloudformation.json": '{"R": {"Type": "AWS::IAM::Role", "AssumeRolePolicyDocument": """}}',
    "helm/role.yaml": "{{- if .Values.on }}\ngrant_type: {{ .Values.grant | quote }}\n{{- end }}\n",
    "policies/lambda.json": '{"Statement": [{"Effect": "Allow", "Resource": ${jsonencode(arns)}}]}',
    "loop.json": '{"Statement": [\n%{ for one in ids }\n{"Effect": "Allow"},\n%{ endfor }\n]}',
    "jinja.json": '{"grantType": "CODE", "scopes": {{ scopes | to_json }}}',
    "tenant.yaml": "grant_types: @@GRANTS@@\n",
    "erb.yml": "<% if on %>\ngrant_type: CODE\n  x\n<% end %>\n",
    "ansible.yml": "- name: x\n  grant_type: {{ grant }} and more\n",
}


@pytest.mark.parametrize("path", BROKEN)
def test_what_another_program_reads_or_completes_is_passed_over(path: str) -> None:
    read = read_document(MemoryTree(BROKEN), path)
    assert (read.resources, read.unread) == ((), ())
    assert read.passed_over


@pytest.mark.parametrize(
    "text",
    [
        '{"requestTemplate": "{\\"id\\": ${input.id}, \\"n\\": [${n}]}" "requestUrlTemplate": "/"}',
        '{"grantType": "CODE", "scopes": [}',
        '{"requestUrlTemplate": "/api/v2/{{x}}",, }',
    ],
)
def test_one_of_gclints_formats_that_is_broken_is_a_finding(text: str) -> None:
    assert read_document(MemoryTree({"it.json": text}), "it.json").unread
