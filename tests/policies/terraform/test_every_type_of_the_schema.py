"""Configurations made from the catalogue's schema, whatever it holds: a right one is silent in
either syntax, and each mistake made in it is found, once and by its own policy."""

from __future__ import annotations

import copy

NAMES = {
    "unknown-attribute",
    "missing-attribute",
    "invalid-attribute-value",
    "read-only-attribute",
    "removed-attribute",
    "wrong-block-count",
    "conflicting-attributes",
    "unknown-resource-type",
}


def _least(schema_types, minimal):
    return {name: minimal(attributes) for name, attributes in schema_types.items()}


def _messages(findings):
    return sorted(one for one in findings if one[0] in NAMES)


def test_the_least_of_every_type_is_silent(schema_types, minimal, as_hcl, as_json, found):
    bodies = _least(schema_types, minimal)
    assert len(bodies) > 250
    assert _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES)) == []
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == []


def test_an_unknown_argument_is_found_in_every_type(schema_types, minimal, as_hcl, as_json, found):
    bodies = {
        name: {**body, "no_such_argument": 1}
        for name, body in _least(schema_types, minimal).items()
    }
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"unknown-attribute"}
    assert len(in_hcl) == len(bodies)
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == in_hcl


def test_each_required_argument_is_missed(schema_types, minimal, as_hcl, as_json, found):
    bodies = {name: {} for name in schema_types}
    required = [
        name
        for attributes in schema_types.values()
        for name, one in attributes.items()
        if one.mode == "required"
    ]
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"missing-attribute"}
    groups = [one for one in in_hcl if " or " in one[1]]
    assert len(in_hcl) == len(required) + len(groups)
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == in_hcl


def test_what_is_computed_cannot_be_written(schema_types, minimal, as_hcl, found):
    bodies = _least(schema_types, minimal)
    count = 0
    for name, body in bodies.items():
        for attribute in schema_types[name].values():
            if attribute.mode == "computed" and attribute.type in {"string", "number", "bool"}:
                body[attribute.name] = "1"
                count += 1
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"read-only-attribute"}
    assert len(in_hcl) == count > 250


def test_each_enumeration_refuses_another_value(schema_types, minimal, as_hcl, as_json, found):
    bodies = copy.deepcopy(_least(schema_types, minimal))
    count = 0
    for name, body in bodies.items():
        for attribute in schema_types[name].values():
            if attribute.enum and attribute.mode != "computed" and not attribute.conflicts_with:
                body[attribute.name] = "no such value"
                count += 1
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"invalid-attribute-value"}
    assert len(in_hcl) == count > 25
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == in_hcl


def test_a_list_is_nothing_where_a_plain_value_belongs(
    schema_types, minimal, as_hcl, as_json, found
):
    bodies = _least(schema_types, minimal)
    count = 0
    for name, body in bodies.items():
        for key in body:
            if schema_types[name][key].type in {"string", "number", "bool"}:
                body[key] = [1]
                count += 1
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"invalid-attribute-value"}
    assert len(in_hcl) == count > 250
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == in_hcl


def test_one_block_too_many_is_counted(schema_types, minimal, as_hcl, as_json, found):
    bodies = _least(schema_types, minimal)
    count = 0
    for name, body in bodies.items():
        for key, value in body.items():
            attribute = schema_types[name][key]
            if attribute.is_block and attribute.max_items:
                body[key] = value * (attribute.max_items + 1)
                count += 1
    in_hcl = _messages(found({"main.tf": as_hcl(bodies, schema_types)}, *NAMES))
    assert {policy for policy, _ in in_hcl} == {"wrong-block-count"}
    assert len(in_hcl) == count > 10
    assert _messages(found({"main.tf.json": as_json(bodies)}, *NAMES)) == in_hcl
