"""Who calls what, with what, told in every format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest

from linter.access.caller import Caller, Kind
from linter.access.callers import callers
from linter.access.directory import directory_of
from linter.catalogue import Catalogue
from linter.model import Estate
from linter.reporters.access import json_report, mermaid, svg, terraform, text
from linter.reporters.explain import explain
from linter.settings import Settings

RENDERERS = [json_report.render, mermaid.render, svg.render, terraform.render, text.render]


def _callers(
    made: Estate, catalogue: Catalogue, settings: Settings | None = None
) -> tuple[Caller, ...]:
    paths = {one.path for one in made.resources}
    return tuple(callers(directory_of(made), settings or Settings(), catalogue, paths))


@pytest.fixture
def calling(build: Any) -> Estate:
    """A client with one permission that two actions need, one that none needs, and a bad call."""
    role = build.role(["quality:evaluation:view", "routing:queue:view"])
    actions = [
        build.action("GET", "/api/v2/quality/conversations/${input.a}/evaluations/${input.b}"),
        build.action("POST", "/api/v2/quality/conversations/${input.a}/evaluations"),
        build.action("DELETE", "/api/v2/quality/evaluations/bulk"),
    ]
    numbered = [
        replace(one, address=f"{one.address}{number}") for number, one in enumerate(actions)
    ]
    made: Estate = build.estate(role, build.client("CLIENT-CREDENTIALS"), *build.chain(), *numbered)
    return made


def test_a_client_is_told_with_what_it_lacks(calling: Estate, catalogue: Catalogue) -> None:
    client = next(one for one in _callers(calling, catalogue) if one.kind is Kind.CLIENT)
    assert len(client.uses) == 3
    assert client.permissions.missing == ("quality:evaluation:add",)
    assert client.permissions.suffices == ("quality:evaluation:add", "quality:evaluation:view")
    assert not client.complete
    assert client.permissions.unused == ()


def test_what_is_unused_is_told_where_all_calls_are_known(
    calling: Estate, catalogue: Catalogue, build: Any
) -> None:
    known = build.estate(*calling.resources[:-1])
    client = next(one for one in _callers(known, catalogue) if one.kind is Kind.CLIENT)
    assert client.permissions.unused == ("routing:queue:view",)


def test_every_type_takes_what_the_catalogue_gives(catalogue: Catalogue, build: Any) -> None:
    types = [one for one in catalogue.provider.types if one != "provider.genesyscloud"]
    made = build.estate(*(build.resource(kind, "x", {}) for kind in types))
    (client,) = (one for one in _callers(made, catalogue) if one.kind is Kind.TERRAFORM)
    assert len(client.uses) == len(types)
    for use in client.uses:
        permissions, scopes = catalogue.requirements(use.name)
        assert (set(use.permissions), set(use.scopes)) == (permissions, scopes), use.name


def test_what_is_not_published_is_told_beside_what_suffices(
    catalogue: Catalogue, build: Any
) -> None:
    made = build.estate(build.resource("genesyscloud_guide", "x", {}))
    held = Settings(terraform_client={"permissions": ("aiStudio:*:*", "wfm:agent:view")})
    (client,) = _callers(made, catalogue, held)
    name = "DELETE /api/v2/guides/{guideId}"
    assert client.uses[0].unpublished == (name,)
    assert client.permissions.unused == ()
    assert f"and {name}, not published: what that takes is not known" in text.render([client])
    assert f"# genesyscloud_guide calls {name}, which" in terraform.render([client])
    assert "and 1 not published" in svg.render([client])
    (told,) = json.loads(json_report.render([client]))["callers"]
    assert told["calls"][0]["unpublished"] == [name]


def test_a_scope_that_is_not_known_is_told(catalogue: Catalogue, build: Any) -> None:
    open_ended = {"method": "GET", "path": "/api/v2/date"}
    users = {"method": "GET", "path": "/api/v2/users"}
    body = {"app": "X", "grantType": "CODE", "calls": [open_ended, users], "scopes": ["users", "x"]}
    (app,) = _callers(build.estate(build.resource("app-manifest", "x", body)), catalogue)
    assert app.scopes.missing == ()
    assert app.scopes.unused == ()
    assert "under a user grant perhaps a scope, which is not known" in text.render([app])
    assert "perhaps a scope, which is not known" in svg.render([app])
    assert "# GET /api/v2/date: which scope it takes is not known" in terraform.render([app])
    page = explain("GET /api/v2/date", catalogue, [app])
    assert page is not None
    assert "app X: lacks nothing that is known, but which scope the call takes is not" in page


def test_a_caller_that_needs_nothing_is_told_in_terraform(catalogue: Catalogue, build: Any) -> None:
    calls = [{"method": "GET", "path": "/api/v2/users"}]
    body = {"app": "X", "grantType": "CLIENT-CREDENTIALS", "calls": calls}
    found = _callers(build.estate(build.resource("app-manifest", "x", body)), catalogue)
    assert terraform.render(found) == ("# X: what it calls needs no permission that is known.\n")


def test_settings_tell_what_the_terraform_client_holds(catalogue: Catalogue, build: Any) -> None:
    made = build.estate(build.resource("genesyscloud_routing_skill", "x", {"name": "x"}))
    settings = Settings(terraform_client={"permissions": ("routing:skill:*",)})
    (client,) = _callers(made, catalogue, settings)
    assert client.permissions.missing == ()
    assert "the Terraform client" in text.render([client])


@pytest.mark.parametrize("render", RENDERERS)
def test_nothing_is_rendered_as_such(render: Any) -> None:
    assert render(()).strip()


@pytest.mark.parametrize("render", RENDERERS)
def test_rendering_is_repeatable(render: Any, calling: Estate, catalogue: Catalogue) -> None:
    once = render(_callers(calling, catalogue))
    assert once == render(_callers(calling, catalogue))
    assert "evaluation" in once


def test_json_has_every_part(calling: Estate, catalogue: Catalogue) -> None:
    document = json.loads(json_report.render(_callers(calling, catalogue)))
    client, manager = document["callers"]
    assert (client["kind"], manager["kind"]) == ("oauth-client", "terraform")
    assert client["missing"] == {"permissions": ["quality:evaluation:add"], "scopes": None}
    assert [one["flaw"] != "" for one in client["calls"]] == [False, False, True]


def test_pictures_survive_any_name(build: Any, catalogue: Catalogue, calling: Estate) -> None:
    nasty = 'A "quoted" <b>&amp; #1 `${x}` %{y} ] --> \n \x00\x1b[31m\x07\ud800\u2028 name'
    client = replace(calling.resources[1], body={**calling.resources[1].body, "name": nasty})
    made = build.estate(calling.resources[0], client, *calling.resources[2:])
    found = _callers(made, catalogue)
    expat.ParserCreate().Parse(svg.render(found), True)
    for line in mermaid.render(found).splitlines():
        assert line.count('"') in {0, 2}, line
    for told in (render(found) for render in RENDERERS):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]", told)


@pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is not installed")
def test_terraform_is_formatted(
    calling: Estate, catalogue: Catalogue, build: Any, tmp_path: Path
) -> None:
    types = [one for one in catalogue.provider.types if one != "provider.genesyscloud"]
    managed = [build.resource(kind, "x", {}) for kind in types[::5]]
    manifest = {
        "app": 'The "app" ${x}',
        "grantType": "CODE",
        "calls": [{"method": "GET", "path": "/api/v2/users"}],
    }
    app = build.resource("app-manifest", "app", manifest, "app.json")
    found = _callers(build.estate(*calling.resources, *managed, app), catalogue)
    (tmp_path / "main.tf").write_text(terraform.render(found), "utf-8")
    done = subprocess.run(
        ["terraform", "fmt", "-check", "-diff", "main.tf"], cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
