"""The page, style sheet and texts beside a wizard's configuration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import md5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import bundled
from linter.loader import load_policies
from linter.readers.page import declarations, images
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

LOGO = "<svg/>"
CONFIG = """export default {
  ...shared,
  redirectURLOnWizardCompleted: 'https://shifts.acme.example/',
  provisioningInfo: {},
  defaultLanguage: 'en-us',
  availableLanguageAssets: { 'en-us': 'English', 'es': 'Español' }
};
"""
LOOK = {"images": {"footer-logo": [md5(LOGO.encode(), usedforsecurity=False).hexdigest()]}}
POLICIES = [
    replace(one, options={**one.options, **LOOK}) if one.id == "sample-look-left" else one
    for one in load_policies([bundled.folder("policies")])
]


class Discovered(MemoryTree):
    """A tree in which pages and images are read, but never looked for."""

    def paths(self) -> list[str]:
        return [path for path in super().paths() if path.endswith((".js", ".json"))]


def judged(files: dict[str, str], *wanted: str) -> Report:
    tree = Discovered({"w/config/config.js": CONFIG, **files})
    report = run(
        Job(
            tree=tree,
            wanted=frozenset(wanted or tree.paths()),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(only=("manifests",)),
            today=date(2026, 1, 1),
        )
    )
    assert not report.crashed
    return report


def found(files: dict[str, str], *wanted: str) -> list[tuple[str, str]]:
    return [(one.policy, one.span.path) for one in judged(files, *wanted).findings]


@pytest.mark.parametrize(
    ("source", "file", "count"),
    [
        ("./img/logo.svg", "w/img/logo.svg", 1),
        ("img/a%20b.svg?v=2", "w/img/a b.svg", 1),
        ("../../logo.svg", "logo.svg", 0),
        ("../logo.svg", "logo.svg", 1),
        ("/logo.svg", "logo.svg", 0),
        ("https://acme.example/logo.svg", "logo.svg", 0),
        ("data:image/svg+xml,x", "logo.svg", 0),
        ("http://[", "logo.svg", 0),
        ("gone.svg", "logo.svg", 0),
    ],
)
def test_an_image_of_the_sample_is_found_where_the_page_says(source, file, count) -> None:
    files = {"w/index.html": f'<img src="{source}" alt="" id=\'footer-logo\'>', file: LOGO}
    assert found(files) == [("sample-look-left", "w/index.html")] * count


def test_the_page_goes_with_the_configuration() -> None:
    files = {"w/index.html": '<img id="footer-logo" src="a.svg">', "w/a.svg": LOGO}
    assert found(files, "w/config/config.js") == [("sample-look-left", "w/index.html")]


@pytest.mark.parametrize("text", ["export default {", "export default make();", "'use strict'"])
def test_texts_that_cannot_be_read_are_unknown(text: str) -> None:
    report = judged({"w/assets/languages/languages.js": text})
    assert not [one for one in report.findings if one.policy == "unavailable-language"]


@pytest.mark.parametrize(("text", "count"), [("{ 1", 0), ("[]", 0), ('{"txt-start": "Start"}', 0)])
def test_a_file_for_each_language_need_only_be_there(text: str, count: int) -> None:
    files = {f"w/assets/languages/{one}.json": text for one in ("en-us", "es")}
    assert len([one for one in found(files) if one[0] == "unavailable-language"]) == count


def test_a_language_without_a_file_is_told_at_its_name() -> None:
    report = judged({"w/assets/languages/en-us.json": "{}"})
    (finding,) = report.findings
    assert finding.policy == "unavailable-language"
    assert CONFIG[finding.span.start : finding.span.end] == "'es'"


@given(st.text(alphabet="<>img id=\"'src/!-{}.title:color#;,@*\n ", max_size=80))
def test_any_page_and_sheet_can_be_looked_through(text: str) -> None:
    shown = [one for _, one in images(text)] + [one for _, _, one in declarations(text)]
    assert all(text[one.start : one.end] == one.text for one in shown)


@pytest.mark.parametrize("text", ["<img ", "<!--", "{", "a:b;", "<img id='", "/*", "}"])
def test_hostile_pages_take_no_time(text: str) -> None:
    assert list(images(text * 200_000)) == []
    assert list(declarations(text * 200_000)) == []
