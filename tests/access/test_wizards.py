"""Premium apps among the callers: what a wizard sets up, and what installing takes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.access.caller import Caller, Kind
from linter.access.callers import callers
from linter.access.directory import directory_of
from linter.catalogue import Catalogue, catalogue_at
from linter.estate import read_estate
from linter.reporters.access import json_report, mermaid, svg, terraform, text
from linter.reporters.explain import explain
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

RENDERERS = [json_report.render, mermaid.render, svg.render, terraform.render, text.render]

TODAY = """export default {
  clientID: '3f2a6a6e-0f6f-4a0e-8d37-4c0f3b5a1c11',
  premiumAppIntegrationTypeId: 'premium-app-acme',
  premiumAppViewPermission: 'integration:acme:view',
  checkInstallPermissions: 'all',
  provisioningInfo: {
    'role': [{ name: 'Reader', permissionPolicies: [
      { domain: 'routing', entityName: 'queue', actionSet: ['view'] }] }],
    'oauth-client': [
      { name: 'Backend', roles: ['Reader'], authorizedGrantType: 'CLIENT-CREDENTIALS' },
      { name: 'Frontend', scope: ['routing:readonly'], authorizedGrantType: 'CODE' }],
    'gc-data-actions': [{ name: 'Acme', oauthClient: 'Backend', 'data-actions': [
      { name: 'Queue', config: { request: {
        requestUrlTemplate: '/api/v2/routing/queues/${input.id}', requestType: 'GET' } } },
      { name: 'Evaluate', config: { request: {
        requestUrlTemplate: '/api/v2/quality/conversations/${input.id}/evaluations',
        requestType: 'POST' } } }] }],
    'group': [{ name: 'People' }],
  },
  installPermissions: {
    'wizard': ['integrations:integration:view'],
    'custom': [],
    'role': ['authorization:role:add'],
    'oauth-client': ['oauth:client:add', 'oauth:client:view'],
    'gc-data-actions': ['integrations:action:add'],
    'data-table': ['architect:datatable:add'],
  },
  installScopes: {
    'role': ['authorization'], 'oauth-client': ['authorization:readonly', 'oauth'],
  },
};
"""

FORMER = """module.exports = {
  clientIDs: { 'mypurecloud.com': '3f2a6a6e-0f6f-4a0e-8d37-4c0f3b5a1c11' },
  appName: 'premium-app-acme',
  setupPermissionsRequired: ['admin'],
  provisioningInfo: {
    roles: [{ name: 'Planner', permissions: ['admin'] }],
    oauthClients: [
      { name: 'Planning', roles: ['Planner'], authorizedGrantType: 'CLIENT_CREDENTIALS' }],
  }
};
"""


def _found(files: dict[str, str], catalogue: Catalogue) -> tuple[Caller, ...]:
    tree = MemoryTree(files)
    wanted = frozenset(tree.paths())
    estate = read_estate(tree, wanted, VariableInputs(), catalogue).estate
    return tuple(callers(directory_of(estate), Settings(), catalogue, wanted))


def _named(name: str, found: tuple[Caller, ...]) -> Caller:
    return next(one for one in found if one.name == name)


@pytest.fixture(scope="module")
def today(catalogue: Catalogue) -> tuple[Caller, ...]:
    return _found({"config.js": TODAY}, catalogue)


def test_the_clients_of_a_wizard_are_callers(today: tuple[Caller, ...]) -> None:
    backend = _named("Backend", today)
    assert [one.name for one in backend.operations] == [
        "POST /api/v2/quality/conversations/{conversationId}/evaluations",
        "GET /api/v2/routing/queues/{queueId}",
    ]
    assert backend.permissions.missing == ("quality:evaluation:add",)
    assert backend.permissions.suffices == ("quality:evaluation:add", "routing:queue:view")
    assert [one.name for one in backend.roles] == ["Reader"]


def test_a_wizard_adds_a_scope_to_the_clients_for_users(today: tuple[Caller, ...]) -> None:
    held = _named("Frontend", today).held_scopes
    assert held is not None
    assert held.names == {"routing:readonly", "user-basic-info"}


def test_a_wizard_takes_what_its_settings_state_of_what_it_sets_up(
    today: tuple[Caller, ...],
) -> None:
    wizard = _named("the wizard of premium-app-acme", today)
    assert wizard.kind is Kind.WIZARD
    assert wizard.permissions.suffices == (
        "authorization:role:add",
        "integration:acme:view",
        "integrations:action:add",
        "integrations:integration:view",
        "oauth:client:add",
        "oauth:client:view",
    )
    assert wizard.scopes.suffices == ("authorization", "oauth")
    assert [use.name for use in wizard.uses if use.flaw] == ["group"]
    assert not wizard.complete
    assert "the wizard looks for the former" in wizard.remarks[0]


def test_a_wizard_of_2019_takes_one_list(catalogue: Catalogue) -> None:
    found = _found({"config.js": FORMER}, catalogue)
    wizard = _named("the wizard of premium-app-acme", found)
    assert wizard.permissions.suffices == ("admin",)
    assert not any(use.flaw for use in wizard.uses)
    (role,) = _named("Planning", found).roles
    assert (role.name, role.permissions.names) == ("Planner", {"admin"})


def test_the_roles_of_two_wizards_are_kept_apart(catalogue: Catalogue) -> None:
    other = TODAY.replace("'routing'", "'quality'").replace("'queue'", "'evaluation'")
    found = _found({"a/config.js": TODAY, "b/config.js": other}, catalogue)
    held = [one.roles[0].permissions.names for one in found if one.name == "Backend"]
    assert held == [{"routing:queue:view"}, {"quality:evaluation:view"}]


@pytest.mark.parametrize(
    ("stated", "flaws"),
    [
        ("installPermissions: asked", {"role": "not known"}),
        ("installPermissions: { role: ['a:b:c', other] }", {"role": "not known"}),
        ("installPermissions: { ...shared }", {"role": "not known"}),
        ("installPermissions: { group: ['a:b:c'] }", {"role": "do not say"}),
        ("installPermissions: { role: [] }", {}),
    ],
)
def test_what_a_wizard_does_not_state_is_told(
    stated: str, flaws: dict[str, str], catalogue: Catalogue
) -> None:
    config = (
        f"export default {{ premiumAppIntegrationTypeId: 'x', {stated},\n"
        "provisioningInfo: { role: [{ name: 'R' }] } };"
    )
    wizard = _named("the wizard of x", _found({"config.js": config}, catalogue))
    found = {use.name: use.flaw for use in wizard.uses if use.flaw and use.name == "role"}
    assert found.keys() == flaws.keys()
    assert all(part in found[name] for name, part in flaws.items())


def test_settings_that_are_elsewhere_make_more_possible(catalogue: Catalogue) -> None:
    config = (
        "import sample from './sample.js';\nexport default { premiumAppIntegrationTypeId: 'x',\n"
        "provisioningInfo: sample, installPermissions: { wizard: ['a:b:c'] } };"
    )
    wizard = _named("the wizard of x", _found({"config.js": config}, catalogue))
    assert [use.name for use in wizard.uses] == ["wizard", "more"]
    assert not wizard.complete


def test_nothing_is_told_of_a_wizard_that_states_nothing(catalogue: Catalogue) -> None:
    config = "export default { provisioningInfo: { group: [{ name: 'G' }] }, prefix: 'A_' };"
    assert _found({"config.js": config}, catalogue) == ()


@pytest.mark.parametrize("render", RENDERERS)
def test_every_format_has_the_wizard_and_its_clients(
    render: Callable[..., str], today: tuple[Caller, ...]
) -> None:
    told = render(today)
    for part in ("premium-app-acme", "Backend", "quality", "oauth:client"):
        words = [part, part.replace("-", "_").lower(), "client"]
        assert any(word in told for word in words), part


def test_the_picture_of_a_wizard_is_well_formed(today: tuple[Caller, ...]) -> None:
    expat.ParserCreate().Parse(svg.render(today), True)
    assert "what its settings state" in svg.render(today)


def test_the_wizard_in_json(today: tuple[Caller, ...]) -> None:
    told = json.loads(json_report.render(today))["callers"]
    wizard = next(one for one in told if one["kind"] == "app-wizard")
    assert wizard["suffices"]["scopes"] == ["authorization", "oauth"]
    assert wizard["missing"] == {"permissions": None, "scopes": None}
    assert wizard["remarks"]


@pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is not installed")
def test_the_blocks_of_a_wizard_are_formatted(today: tuple[Caller, ...], tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(terraform.render(today), "utf-8")
    done = subprocess.run(
        ["terraform", "fmt", "-check", "-diff", "main.tf"], cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("POST /api/v2/authorization/roles", "acme: could make it for users, with the permissions"),
        ("POST /api/v2/users", "acme: does not ask for permission directory:user:add and scope"),
        ("GET /api/v2/routing/queues/{queueId}", "OAuth client Backend: could make it"),
        ("oauth:client:add", "the wizard of premium-app-acme, for oauth-client"),
        ("quality:evaluation:add", "OAuth client Backend, for Evaluate"),
        ("authorization", "the wizard of premium-app-acme, for role"),
    ],
)
def test_explaining_names_the_wizard_and_its_clients(
    term: str, told: str, today: tuple[Caller, ...], catalogue: Catalogue
) -> None:
    page = explain(term, catalogue, today)
    assert page is not None
    assert told in " ".join(page.split())


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a:b:c", "admin", ""]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["role", "wizard", "custom", "..."]), inner, max_size=3)
    ),
    max_leaves=8,
)
_KEYS = [
    "checkInstallPermissions",
    "enableCustomSetupStepAfterInstall",
    "installPermissions",
    "installScopes",
    "premiumAppIntegrationTypeId",
    "premiumAppViewPermission",
    "provisioningInfo",
    "setupPermissionsRequired",
]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES))
def test_no_shape_of_the_settings_stops_the_report(body: dict[str, Any]) -> None:
    config = f"export default {json.dumps({**body, 'appName': 'x', 'provisioningInfo': {}} | body)}"
    found = _found({"config.js": config}, catalogue_at())
    for render in RENDERERS:
        assert render(found)


def test_web_services_that_call_the_platform_are_callers_of_an_unknown_client(
    catalogue: Catalogue,
) -> None:
    config = """export default { provisioningInfo: { 'ws-data-actions': [{ name: 'Own token',
      'data-actions': [{ name: 'Queues', config: { request: {
        requestUrlTemplate: 'https://api.mypurecloud.com/api/v2/routing/queues',
        requestType: 'GET' } } }] }] } };"""
    (found,) = _found({"config.js": config}, catalogue)
    assert found.kind is Kind.UNKNOWN
    assert [one.name for one in found.operations] == ["GET /api/v2/routing/queues"]
