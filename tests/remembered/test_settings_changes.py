"""What a run is asked for, and how it is reported, may change as well as the files."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from linter import bundled
from linter.catalogue import catalogue_at
from linter.cli import main

CLIENT = """
resource "genesyscloud_oauth_client" "widget" {
  name                  = "Widget"
  scopes                = ["users"]
  authorized_grant_type = "TOKEN"
}
"""
POLICY = """
id: no-widgets
title: A widget
severity: error
source: practice
applies_to: [oauth_client]
require: {properties: {name: {not: {const: Widget}}}}
message: "%s"
rationale: Nobody here knows what a widget is, so nothing is called one.
remediation: Call it by what it does for the people who use it.
references: []
examples:
  good: [{terraform: 'resource "genesyscloud_oauth_client" "a" { name = "A" }'}]
  bad: [{terraform: 'resource "genesyscloud_oauth_client" "a" { name = "Widget" } # <--'}]
"""


@pytest.fixture
def client(estate):
    estate.write("app/main.tf", CLIENT)
    estate.check()
    return estate


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".gclint.yaml", "ignore: [oauth]"),
        (".gclint.yaml", "exclude: [app]"),
        (".gclint.yaml", "severity: {implicit-oauth-grant: note}"),
        ("pyproject.toml", '[tool.gclint]\nignore = ["oauth"]'),
        (".gitignore", "app/"),
        ("app/.gitignore", "*"),
    ],
)
def test_settings_that_come_and_go(client, name: str, text: str) -> None:
    client.write(name, text)
    client.check_again()
    client.write(name, "\n")
    client.check_again()
    client.write(name, text)
    client.check_again()
    (client.folder / name).unlink()
    client.check_again()


def test_settings_that_are_named(client) -> None:
    client.write("other/strict.yaml", "fail_on: error")
    client.arguments += ("--config", "other/strict.yaml")
    client.check()
    client.write("other/strict.yaml", "ignore: [oauth]")
    client.check_again()


def test_an_exception_that_is_written_down_and_runs_out(client) -> None:
    rule = (
        "suppressions:\n  - policy: implicit-oauth-grant\n    reason: old\n    until: '%s'\n"
        "    address: genesyscloud_oauth_client.widget\n"
    )
    client.write(".gclint.yaml", rule % "2999-01-01")
    client.check_again()
    client.write(".gclint.yaml", rule % "2020-01-01")
    client.check_again()


def test_the_day_on_which_an_exception_runs_out(client, monkeypatch) -> None:
    comment = "# gclint: ignore[implicit-oauth-grant] until=2026-03-31 soon gone\n"
    client.write("app/main.tf", CLIENT.replace("  authorized", f"  {comment}  authorized"))
    said = []
    for day in ((2026, 3, 31), (2026, 4, 1)):
        _let_it_be(monkeypatch, *day)
        said.append(client.check())
    assert said[0] != said[1]


def _let_it_be(monkeypatch, year: int, month: int, day: int) -> None:
    import linter.cli.job as job

    class Day(job.date):
        @classmethod
        def today(cls):
            return cls(year, month, day)

    told = time.struct_time((year, month, day, 12, 0, 0, 0, 1, 0))
    kept = time.strftime
    monkeypatch.setattr(job, "date", Day)
    monkeypatch.setattr(time, "strftime", lambda form, at=told: kept(form, at))


def test_a_baseline_that_is_kept_and_dropped(client) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["baseline", "write", "--select", "all"])
    assert "implicit-oauth-grant" not in client.check_again().out
    client.write("app/main.tf", CLIENT + CLIENT.replace("widget", "other"))
    client.check_again()
    (client.folder / ".gclint-baseline.json").unlink()
    client.check_again()


def test_policies_of_ones_own(client) -> None:
    client.write(".own/no-widgets.yaml", POLICY % "{name} is a widget")
    client.arguments += ("--policies", ".own")
    assert "is a widget" in client.check().out
    client.write(".own/no-widgets.yaml", POLICY % "{name} is no good")
    assert "is no good" in client.check_again().out
    client.write(
        ".own/deep/no-things.yaml", (POLICY % "{name} once more").replace("no-widgets", "no-things")
    )
    assert "no-things" in client.check_again().out


def test_facts_of_ones_own(client) -> None:
    shutil.copytree(bundled.folder("schemas") / "platform", client.folder / ".facts")
    client.write("app/scopes.tf", CLIENT.replace("widget", "other").replace("users", "usrs"))
    client.write(".gclint.yaml", "catalogue: .facts")
    assert "usrs" in client.check_again().out
    file = client.folder / ".facts/scopes.json"
    file.write_text(file.read_text("utf-8").replace('"users:readonly"', '"usrs:readonly"'), "utf-8")
    catalogue_at.cache_clear()  # a process of its own would have none
    client.check_again()
    catalogue_at.cache_clear()


def test_an_environment_that_gives_values(estate, monkeypatch) -> None:
    grant = 'variable "grant" {}\n' + CLIENT.replace('"TOKEN"', "var.grant")
    estate.write("main.tf", grant)
    estate.arguments += ("--env",)
    estate.check()
    for value in ("TOKEN", "CODE"):
        monkeypatch.setenv("TF_VAR_grant", value)
        estate.check_again()


def test_a_repository_that_comes_to_be_around(estate, tmp_path: Path) -> None:
    shutil.rmtree(estate.folder / ".git")
    estate.write("app/main.tf", CLIENT)
    estate.place = estate.folder / "app"
    assert "\nmain.tf:" in "\n" + estate.check().out
    (tmp_path / ".git").write_text("gitdir: elsewhere")
    assert "repository/app/main.tf:" in estate.check_again().out


@pytest.mark.parametrize("named", ["one", "one/main.tf"])
def test_a_named_path_that_leads_elsewhere(estate, named: str) -> None:
    estate.write("code/main.tf", CLIENT.replace('"TOKEN"', "local.grant"))
    estate.write("code/locals.tf", 'locals { grant = "CODE" }')
    estate.write("token/main.tf", CLIENT.replace('"TOKEN"', "local.grant"))
    estate.write("token/locals.tf", 'locals { grant = "TOKEN" }')
    estate.link("one", "code")
    estate.arguments += (named,)
    estate.check()
    estate.link("one", "token")
    estate.check_again()


def test_a_root_that_leads_elsewhere(estate) -> None:
    for name in ("one", "other"):
        estate.write(f"{name}/main.tf", CLIENT)
    estate.write("other/.gclint.yaml", "ignore: [oauth]")
    estate.link("root", "one")
    estate.arguments += ("--root", "root", "root")
    estate.check()
    estate.link("root", "other")
    estate.check_again()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_any_more(client) -> None:
    (client.folder / "app/main.tf").chmod(0)
    client.check_again()
    (client.folder / "app/main.tf").chmod(0o600)
    client.check_again()


def test_named_files_and_the_whole_tree_in_turn(client) -> None:
    client.write(".gitignore", "ignored/")
    client.write("ignored/main.tf", CLIENT)
    whole, kept = client.check(), client.arguments
    for named in ("ignored/main.tf", "app/main.tf", "app", "./app/../app/main.tf"):
        client.arguments = (*kept, named)
        client.check()
    client.arguments = kept
    assert client.check() == whole


def test_what_is_asked_for_and_what_is_reported(client) -> None:
    plain = client.check()
    for more in (
        ("--only", "oauth"),
        ("--ignore", "oauth"),
        ("--fail-on", "error"),
        ("-f", "json"),
        ("-f", "sarif"),
        ("--exclude", "app"),
        ("--no-baseline",),
    ):
        client.arguments = ("-f", "concise", *more)
        client.check()
    client.arguments = ("-f", "concise")
    assert client.check() == plain
