"""What is let go of a large file is worked out anew, and is the same."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from linter.model import Resource, TrailLost
from linter.readers import json_index
from linter.readers.hcl import files
from linter.terraform import Assembled
from linter.terraform.modules.blocks import Reading
from linter.terraform.modules.late_spans import LateSpans

PlacesOf = Callable[[Resource], list[tuple[Any, ...]]]

NATIVE = """
=== main.tf
variable "division" {}
locals { days = 30 }
resource "t_queue" "sales-north" {
  name         = "Sales \\"North\\" 100%"
  division_id  = var.division
  wrapup_codes = ["${t_code.a.id}", "574d685a", local.days]
  scripts      = { CALL = "${t_script.main.id}", "e-mail" = "x" }
  deadline     = local.days + 1
  members {
    user_id = "${t_user.x.id}"
    rings {
      number = 1
    }
  }
  members {
    user_id = t_user.x.id
  }
}
resource "t_user" "x" {
  manager = "${t_user.boss.name}"
}
resource "t_user" "boss" {
  name = "B"
  tags = []
}
resource "t_action" "encoded" {
  contract = jsonencode({ "type" = "object", "default" = jsonencode([var.division, { a = 1.5 }]) })
  request {
    headers = { plain = "x", listed = yamlencode(["$${x}", null]) }
  }
  request {
    url = jsonencode({ "user" = t_user.boss.id, "none" = null, "days" = local.days })
  }
}
data "t_flow" "f" {
  name = "${t_queue.sales-north.id}-flow"
}
resource "t_many" "of" {
  count = 2
  name  = "n${count.index}"
}
"""
JSON = {
    "resource": {
        "t_queue": {
            "sales": {
                "name": 'Sales "North"\n',
                "division_id": "${t_user.boss.id}",
                "codes": ["a", "${t_user.x.id}", None, 1.5],
                "scripts": {"CALL": "${t_user.x.id}", 'e"mail': "x"},
                "contract": '${jsonencode({"type" = jsonencode({"a" = t_user.x.id})})}',
            }
        },
        "t_user": {"x": {"manager": "${t_user.boss.name}"}, "boss": {"name": "B", "tags": []}},
    }
}


@pytest.fixture(params=["native", "json"])
def estate(request: pytest.FixtureRequest) -> str:
    return (
        NATIVE if request.param == "native" else f"=== main.tf.json\n{json.dumps(JSON, indent=1)}"
    )


def test_large_files_are_read_like_small_ones(
    estate: str,
    assembled: Callable[..., Assembled],
    places_of: PlacesOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = assembled(estate).resources
    monkeypatch.setattr(files, "LARGE", 0)
    monkeypatch.setattr(json_index, "LARGE", 0)
    large = assembled(estate).resources
    assert [one.address for one in large] == [one.address for one in small]
    assert [one.body for one in large] == [one.body for one in small]
    assert any(isinstance(one.spans, LateSpans) for one in large)
    for one, other in zip(small, large, strict=True):
        assert places_of(other) == places_of(one)


def test_what_others_read_from_is_kept(
    assembled: Callable[..., Assembled], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 0)
    found = {one.address: one for one in assembled(NATIVE).resources}
    assert found["t_user.x"].body == {"manager": "B"}
    late = {address for address, one in found.items() if isinstance(one.spans, LateSpans)}
    assert late == {"t_queue.sales-north", "t_user.x", "t_action.encoded", "data.t_flow.f"}


def test_constants_and_references_are_read_without_their_values(
    assembled: Callable[..., Assembled], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 0)
    monkeypatch.setattr(Reading, "declaration", _refuse)
    found = assembled('resource "t" "x" {\n  a = "b"\n  c {\n    d = t.y.id\n  }\n}\n')
    assert [one.body["a"] for one in found.resources] == ["b"]


def _refuse(*_: object) -> None:
    raise AssertionError


def test_what_texts_encode_outlives_the_way_to_another_process(
    assembled: Callable[..., Assembled], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 0)
    found = {one.address: one for one in assembled(NATIVE).resources}
    here = found["t_action.encoded"].spans.encoded(("contract",))
    there = pickle.loads(pickle.dumps(found["t_action.encoded"])).spans.encoded(("contract",))  # noqa: S301
    assert here is not None
    assert there is not None
    assert there[0] == here[0]
    inner = there[1].encoded(("default",))
    assert inner is not None
    assert inner[0] == here[1].encoded(("default",))[0]  # type: ignore[index]
    with pytest.raises(TrailLost):
        inner[1].at((1, "a"))
