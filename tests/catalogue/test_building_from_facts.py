"""The shipped catalogue is made from gathered facts by a generator that takes values only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linter.catalogue import Catalogue, CatalogueError
from linter.catalogue.diff import diff
from linter.catalogue.facts import build_from_facts, main

ATTRIBUTES: dict[str, Any] = {
    "zeta": {"type": "string", "mode": "optional", "documented_values": ["a or b, see the guide"]},
    "alpha": {
        "type": "block_list",
        "mode": "required",
        "attributes": {"seconds": {"type": "number", "mode": "optional", "min": 7.0}},
    },
}

FACTS: dict[str, Any] = {
    "operations": {
        "dated": "2026-05",
        "operations": [
            {"method": "POST", "path": "/api/v2/b", "permissions": {"all": ["d:e:f"]}, "in": "sdk"},
            {"method": "GET", "path": "/api/v2/b", "scopes": ["b"], "deprecated": True},
            {"method": "GET", "path": "/api/v2/a", "permissions": {"any": []}, "preview": True},
        ],
    },
    "scopes": {"dated": "2026-05", "scopes": ["b"], "legacy": ["old"]},
    "permissions": {
        "dated": "2026-05",
        "named_by_an_operation": ["d:e:f"],
        "seen_in_public_roles_only": ["x:y:z"],
    },
    "provider": {
        "provider_version": "1.2.3",
        "provider": {"attributes": {}},
        "resources": {
            "genesyscloud_b": {
                "attributes": ATTRIBUTES,
                "operations": ["POST /api/v2/b", "GET /api/v2/b"],
                "permissions": ["d:e:f"],
                "scopes": ["b"],
            }
        },
        "data_sources": {"genesyscloud_b": {"attributes": {}, "operations": []}},
    },
    "regions": {"domains": {"eu-west-1": "mypurecloud.ie"}, "aws_accounts": {"commercial": "1"}},
    "error_codes": [{"status": 403, "code": "no", "operations": 1}],
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    for name, content in FACTS.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    return folder


def test_facts_become_a_catalogue(facts: Path, tmp_path: Path) -> None:
    main([str(facts), str(tmp_path / "out")])
    catalogue = Catalogue(tmp_path / "out")
    assert [one.name for one in catalogue.operations] == [
        "GET /api/v2/a",
        "GET /api/v2/b",
        "POST /api/v2/b",
    ]
    assert catalogue.operations["GET", "/api/v2/a"].scopes is None
    assert catalogue.requirements("genesyscloud_b") == ({"d:e:f"}, {"b"})
    assert catalogue.provider.operations("genesyscloud_b") == ("GET /api/v2/b", "POST /api/v2/b")
    assert catalogue.scopes.legacy == {"old"}
    assert catalogue.permissions.seen_elsewhere == {"x:y:z"}
    assert catalogue.limits["token.rate.per.minute"].value == 300
    made = catalogue.provider.get("genesyscloud_b")
    assert made is not None
    assert list(made.attributes) == ["alpha", "zeta"]
    assert made.attributes["alpha"].attributes["seconds"].range == (7, None)


def test_prose_is_left_behind(facts: Path, tmp_path: Path) -> None:
    build_from_facts(facts, tmp_path / "out")
    texts = [path.read_text() for path in (tmp_path / "out").iterdir()]
    assert not any("see the guide" in text or "documented_values" in text for text in texts)


def test_what_is_kept_by_hand_is_carried_over(facts: Path, tmp_path: Path) -> None:
    build_from_facts(facts, tmp_path / "one")
    limits = json.loads((tmp_path / "one" / "limits.json").read_text())
    limits["limits"] = limits["limits"][:1]
    (tmp_path / "one" / "limits.json").write_text(json.dumps(limits))
    build_from_facts(facts, tmp_path / "two", by_hand=tmp_path / "one")
    assert len(Catalogue(tmp_path / "two").limits.all) == 1
    assert diff(tmp_path / "one", tmp_path / "two") == []


def test_missing_facts_are_refused(facts: Path, tmp_path: Path) -> None:
    (facts / "scopes.json").write_text('{"dated": "2026-05", "scopes": ["b"]}')
    with pytest.raises(CatalogueError, match=r"scopes\.json: \$: .*legacy"):
        build_from_facts(facts, tmp_path / "out")
    assert not (tmp_path / "out").exists()
