"""A value, and each part of it, points at the text that it was written as."""

from __future__ import annotations

from linter.model import Span
from linter.terraform.body import plain


def source(text, span: Span, path: str = "main.tf"):
    assert span.path == path
    return text[span.start : span.end]


def test_a_scalar_is_where_it_stands_and_a_structure_at_its_key(evaluated):
    text = '{ name = "crm", "scopes" = ["a", 12], nested = { deep = true } }'
    body, spans = plain(evaluated(text))
    assert body == {"name": "crm", "scopes": ["a", 12], "nested": {"deep": True}}
    assert source(text, spans.at(("name",))) == '"crm"'
    assert source(text, spans.key(("name",))) == "name"
    assert source(text, spans.at(("scopes",))) == '"scopes"'
    assert source(text, spans.at(("scopes", 1))) == "12"
    assert source(text, spans.at(("nested", "deep"))) == "true"
    assert source(text, spans.at(())) == "{"


def test_a_path_that_was_not_written_is_where_its_nearest_parent_is(evaluated):
    text = '{ nested = { deep = "x" } }'
    _, spans = plain(evaluated(text))
    assert source(text, spans.at(("nested", "absent", 3))) == "nested"
    assert source(text, spans.key(("nested", "absent"))) == "nested"


def test_a_value_read_through_a_local_is_where_the_local_was_written(evaluated):
    role = '{ name = "agent", grants = ["view"] }'
    _, spans = plain(evaluated("{ role = local.role.name, all = local.role }", role=role))
    assert source(role, spans.at(("role",)), "role.tf") == '"agent"'
    assert source(role, spans.at(("all", "grants", 0)), "role.tf") == '"view"'


def test_merge_lookup_and_element_keep_the_places_of_what_they_return(evaluated):
    text = 'merge({ a = "x" }, { b = "y" })'
    _, spans = plain(evaluated(text))
    assert source(text, spans.at(("b",))) == '"y"'
    assert source(text, spans.key(("a",))) == "a"
    text = 'lookup({ a = ["x"] }, "a", [])[0]'
    assert source(text, evaluated(text).span) == '"x"'


def test_characters_of_a_literal_are_where_they_stand(evaluated):
    text = r'"role \"name\" here"'
    _, spans = plain(evaluated(text))
    assert source(text, spans.within((), 0, 4)) == "role"
    assert source(text, spans.within((), 6, 10)) == "name"
    assert source(text, spans.within((), 5, 6)) == r"\""


def test_characters_of_a_template_are_where_their_piece_stands(evaluated):
    text = '"https://${local.host}/api"'
    _, spans = plain(evaluated(text, host='"login.example.com"'))
    assert source(text, spans.within((), 26, 29)) == "api"
    assert source('"login.example.com"', spans.within((), 8, 13), "host.tf") == "login"
    assert spans.within((), 5, 12) == spans.at(())


def test_characters_of_a_heredoc_are_where_they_stand(evaluated):
    text = "<<-EOT\n    first\n    second $${x}\n  EOT\n"
    value = evaluated(text)
    assert value.data == "first\nsecond ${x}\n"
    _, spans = plain(value)
    assert source(text, spans.within((), 6, 12)) == "second"


def test_computed_text_is_where_it_was_computed(evaluated):
    text = 'upper("abc")'
    value = evaluated(text)
    assert value.written == ()
    assert source(text, plain(value)[1].within((), 0, 2)) == text


def test_the_structure_that_jsonencode_encodes_keeps_its_places(evaluated):
    text = '{ policy = jsonencode({ Action = ["s3:*"], Id = local.id }) }'
    body, spans = plain(evaluated(text))
    structure, inner = spans.encoded(("policy",))
    assert structure["Action"] == ["s3:*"]
    assert structure["Id"].refers_to == ("local.id",)
    assert source(text, inner.at(("Action", 0))) == '"s3:*"'
    assert body["policy"].parts[0] == '{"Action":["s3:*"],"Id":'
    assert spans.encoded(("absent",)) is None


def test_jsondecode_of_a_literal_points_into_the_literal(evaluated):
    text = r'jsondecode("{\"a\": [1, \"x\"]}")'
    _, spans = plain(evaluated(text))
    assert source(text, spans.at(("a", 0))) == "1"
    assert source(text, spans.at(("a", 1))) == r"\"x\""
    assert source(text, spans.key(("a",))) == r"\"a\""


def test_a_decoded_file_points_into_the_file(evaluated):
    policy = '{"Statement": [{"Effect": "Allow"}]}'
    text = 'jsondecode(file("${path.module}/policy.json"))'
    _, spans = plain(evaluated(text, {"policy.json": policy}))
    effect = spans.at(("Statement", 0, "Effect"))
    assert source(policy, effect, "policy.json") == '"Allow"'
    roles = "roles:\n- name: agent\n"
    _, spans = plain(evaluated('yamldecode(file("roles.yaml"))', {"roles.yaml": roles}))
    assert source(roles, spans.at(("roles", 0, "name")), "roles.yaml") == "agent"


def test_a_rendered_template_points_into_its_file(evaluated):
    template = "name: ${name}\nkind: role\n"
    value = evaluated('templatefile("t.tftpl", { name = "a" })', {"t.tftpl": template})
    _, spans = plain(value)
    assert source(template, spans.within((), 14, 18), "t.tftpl") == "role"


def test_null_attributes_are_left_out_and_null_elements_stay(evaluated):
    assert plain(evaluated("{ a = null, b = [null, 1.5, 2.0] }"))[0] == {"b": [None, 1.5, 2]}


def test_numbers_are_int_where_whole_and_float_otherwise(evaluated):
    numbers, _ = plain(evaluated("[1, 2.0, 0.1, -0.0, 3 / 2, 4 / 2, pow(2, 0.5)]"))
    assert numbers == [1, 2, 0.1, 0, 1.5, 2, 2**0.5]
    assert [type(number) for number in numbers] == [int, int, float, int, float, int, float]
