"""Expressions made by a grammar from a seed: most of them sound, some that Terraform refuses."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

STRINGS = (
    '""', '"a"', '"b"', '"hello world"', '"Ünïcode ß"', '"12"', '"3.50"', '"true"', '"a,b,,c"',
    '"x\\ty\\n"', '"quo\\"te"', '"<&>"', '"日本"', '"a/b/c.txt"', '"10.0.0.0/16"', '"AbC"',
    '"2024-02-29T12:30:45Z"', '"aGVsbG8="', "local.greeting", 'local.people[0].name',
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "7", "10", "255", "1.5", "0.1", "2.25", "100000", "1000000", "1e3",
    "12345678901234567890", "0.000001", "local.ports[0]", "local.people[1].age",
)  # fmt: skip
LEAVES = (*STRINGS, *NUMBERS, "null", "true", "[]", "{}", "local.names", "local.tags")
CALLS = {
    "string": (
        "upper(<s>)", "lower(<s>)", "title(<s>)", "trimspace(<s>)", "chomp(<s>)", "strrev(<s>)",
        "trim(<s>, <s>)", "trimprefix(<s>, <s>)", "trimsuffix(<s>, <s>)", "substr(<s>, <i>, <i>)",
        "replace(<s>, <s>, <s>)", 'replace(<s>, "/[a-z]+/", <s>)', "join(<s>, <ls>)",
        "indent(<i>, <s>)", "format(<s>)", 'format("%s:%v", <s>, <any>)', 'format("%5.2f", <n>)',
        'format("%-6s|%06d", <s>, <i>)', 'format("%g %e", <n>, <n>)', 'format("%x %b", <i>, <i>)',
        'format("%q", <s>)', "jsonencode(<any>)", "yamlencode(<any>)", "base64encode(<s>)",
        "base64decode(<s>)", "urlencode(<s>)", "md5(<s>)", "sha1(<s>)", "sha256(<s>)",
        "base64sha256(<s>)", "sha512(<s>)", "tostring(<n>)", "tostring(<b>)", "basename(<s>)",
        "dirname(<s>)", "element(<ls>, <i>)", "coalesce(<s>, <s>)", "one([<s>])",
        'lookup(<ms>, <s>, "none")', "cidrhost(<s>, <i>)", "cidrsubnet(<s>, <i>, <i>)",
        "cidrnetmask(<s>)", 'formatdate("YYYY-MM-DD hh:mm", <s>)', 'timeadd(<s>, "90m")',
        'uuidv5("dns", <s>)', 'try(<s>, "fallback")', 'regex("[a-z]+", <s>)', '"${<s>}-${<n>}"',
        '"%{ if <b> }yes%{ else }${<s>}%{ endif }"', "<b> ? <s> : <s>", "<ls>[<i>]",
        '"%{ for x in <ls> }[${x}]%{ endfor }"', "<ms>[<s>]", "(<s>)", "<b> ? <s> : null",
        'textencodebase64(<s>, "UTF-16LE")', "nonsensitive(<s>)", "sensitive(<s>)",
    ),
    "number": (
        "<n> + <n>", "<n> - <n>", "<n> * <n>", "<n> / <n>", "<n> % <n>", "-<n>", "abs(<n>)",
        "ceil(<n>)", "floor(<n>)", "max(<n>, <n>)", "min(<n>, <n>, <n>)", "pow(<n>, <i>)",
        "log(<n>, 10)", "signum(<n>)", "parseint(<s>, 16)", "length(<s>)", "length(<ls>)",
        "length(<any>)", "sum([<n>, <n>])", "index(<ls>, <s>)", "tonumber(<s>)", "((<n>))",
        "<b> ? <n> : <n>", "<b> ? <n> : <s>", "[<n>, <n>][<i>]", "timecmp(<s>, <s>)", "one([<n>])",
        "length(regexall(<s>, <s>))", "try(<n>, <s>)", "sum(<any>)",
    ),
    "bool": (
        "<n> < <n>", "<n> >= <n>", "<s> == <s>", "<any> == <any>", "<n> != <n>", "!<b>",
        "<b> && <b>", "<b> || <b>", "contains(<ls>, <s>)", "startswith(<s>, <s>)",
        "endswith(<s>, <s>)", "strcontains(<s>, <s>)", "can(<any>)", "can(tonumber(<s>))",
        "alltrue([<b>, <b>])", "anytrue([<b>, <b>])", "tobool(<s>)", "<any> == null",
        "issensitive(<s>)", "can(<s>.x)", "<b> == <s>",
    ),
    "strings": (
        "[<s>, <s>]", "[]", "local.names", "split(<s>, <s>)", "[for x in <ls> : upper(x)]",
        "[for i, x in <ls> : x if i > 0]", "concat(<ls>, <ls>)", "reverse(<ls>)", "sort(<ls>)",
        "distinct(<ls>)", "compact(<ls>)", "keys(<ms>)", "values(<ms>)", "slice(<ls>, 0, <i>)",
        "tolist(<ls>)", "toset(<ls>)", "setunion(<ls>, <ls>)", "setsubtract(<ls>, <ls>)",
        "setintersection(<ls>, <ls>)", 'formatlist("%s!", <ls>)', "flatten([<ls>, [<ls>]])",
        "<ls>[*]", "local.people[*].name", "<b> ? <ls> : <ls>", 'regexall("[a-z]", <s>)',
        "matchkeys(<ls>, <ls>, <ls>)", "coalescelist(<ls>, <ls>)", "chunklist(<ls>, 2)[0]",
        "[for k, v in <ms> : v]", "tolist([<s>, <n>, <b>])", "cidrsubnets(<s>, 4, <i>)",
    ),
    "map": (
        "{ a = <s>, b = <s> }", "{}", "local.tags", "merge(<ms>, <ms>)", "tomap(<ms>)",
        "zipmap(<ls>, <ls>)", "{ for x in <ls> : x => upper(x) }", "{ (<s>) = <s> }",
        "{ for k, v in <ms> : v => k... }", "<b> ? <ms> : <ms>", "transpose({ a = <ls> })",
        "{ for i, x in <ls> : i => x if x != <s> }",
    ),
    "any": (
        "<s>", "<n>", "<b>", "<ls>", "<ms>", "null", "local.people", "local.nothing",
        "[<any>, <any>]",
        "{ x = <any>, y = [<any>] }", "jsondecode(jsonencode(<any>))", "tolist([<any>, <any>])",
        "toset([<any>, <any>])", "setproduct(<ls>, [<n>])", "range(<i>)", "range(<n>, <n>, <n>)",
        "tomap({ a = <any>, b = <any> })", "[<ms>, <ms>][*].a", "<any>[*]", "try(<any>, <any>)",
        "flatten([<any>])", "merge(<ms>, { n = <n> })", "<b> ? <any> : <any>", "<any>.x",
        "coalesce(<any>, <any>)", "concat([<any>], <ls>)", "element([<any>, <any>], <i>)",
        "[for x in [<any>] : x]", "chunklist([<any>, <any>], <i>)", "yamldecode(yamlencode(<any>))",
        "one(<any>)", "values(<any>)", "keys(<any>)", "distinct([<any>, <any>])", "<any>[<any>]",
    ),
}  # fmt: skip
"""Templates by what they yield; `<s>`, `<n>`, ... are filled in turn, whole numbers for `<i>`."""

HOLES = {"s": "string", "n": "number", "b": "bool", "ls": "strings", "ms": "map", "any": "any"}
MISFIT = 0.04
"""How often a hole is filled with something of another kind."""

UNKNOWN = "(terraform_data.thing.id)"


class Grammar:
    """Makes expressions, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311

    def expression(self, kind: str, depth: int) -> str:
        """Make one expression that should yield `kind`."""
        choice = self._random.random()
        if choice < MISFIT:
            kind = self._random.choice(list(CALLS))
        if choice > 0.98:
            return UNKNOWN
        if depth == 0 or choice < 0.2:
            return self._leaf(kind)
        return self._filled(self._random.choice(CALLS[kind]), depth - 1)

    def _leaf(self, kind: str) -> str:
        leaves: dict[str, Callable[[], str]] = {
            "string": lambda: self._random.choice(STRINGS),
            "number": lambda: self._random.choice(NUMBERS),
            "bool": lambda: self._random.choice(("true", "false")),
            "strings": lambda: self._random.choice(("local.names", "[]", '["b", "a", "b"]')),
            "map": lambda: self._random.choice(("local.tags", "{}", '{ a = "1", b = "x" }')),
            "any": lambda: self._random.choice((*STRINGS, *NUMBERS, "null", "true", "[]", "{}")),
        }
        return leaves[kind]()

    def _filled(self, template: str, depth: int) -> str:
        def filling(hole: re.Match[str]) -> str:
            if hole[1] == "i":
                return str(self._random.randint(-1, 4))
            return self.expression(HOLES[hole[1]], depth)

        return re.sub("<(s|n|b|ls|ms|any|i)>", filling, template)
