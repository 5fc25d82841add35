"""What is read without the automaton is what the automaton reads, of valid text and of any."""

from __future__ import annotations

import pytest
from hcl_snippets import snippets
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers.hcl import files, plain_blocks, read_file
from linter.readers.hcl.plain_blocks import Plain
from linter.readers.hcl.plain_values import NotPlain

EXPORT = """
# of the provider
resource "genesyscloud_routing_queue" "Sales-North_1a2b3c" {
  wrapup_codes = ["${genesyscloud_routing_wrapupcode.A-1.id}", "574d685a"]
  auto_answer_only = true # as it came
  acw_timeout_ms   = 300000
  default_script_ids = {
    CALL     = "${genesyscloud_script.main.id}"
    "e-mail" : null,
  }

  members {
    user_id = "${genesyscloud_user.x.id}"
    other_emails {}
  }
  properties = jsonencode({
\t\t"$schema" = "http://json-schema.org/draft-04/schema#",
\t\t"text" = "say \\"$${input.x}\\" 100% $5\\u00e9",
\t\t"deep" = { "list" = [1, 2.5, [], {}] }
\t})
  name = <<-EOT
    of ${var.x}
  EOT
  lower = [for one in var.x : lower(one) if one != ""]
}
name = "a.tfvars argument"
"""
SOURCES = [EXPORT, *(snippet.text for snippet in snippets())]
FRAGMENTS = [
    *'"{}()[]=,.:?-*/%#$\\\n\r\t é~',
    "${",
    "$${",
    "//",
    "/*",
    "\r\n",
    "=>",
    "a = 1\n",
    "if",
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 4))
        text = text[:start] + draw(st.sampled_from(FRAGMENTS)) + text[end:]
    return text


@given(damaged())
@settings(max_examples=300, deadline=None)
def test_the_short_way_changes_nothing(text: str) -> None:
    quick = read_file("main.tf", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "plain_statement", _refuse)
        assert read_file("main.tf", text) == quick


def test_an_export_goes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but two values, and they by themselves."""
    seen: list[str] = []
    parse = plain_blocks.parse

    def noted(text: str, tokens: list[tuple[int, int, str]], start: str) -> object:
        seen.append(text[tokens[0][0] : tokens[-1][0]])
        return parse(text, tokens, start)

    monkeypatch.setattr(plain_blocks, "parse", noted)
    monkeypatch.setattr(files, "parse", _refuse)
    file = read_file("main.tf", EXPORT)
    assert len(file.body.blocks) == len(file.body.arguments) == 1
    assert [text[:4] for text in seen] == ["<<-E", "[for"]


def _refuse(*_: object) -> Plain:
    raise NotPlain
