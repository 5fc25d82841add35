"""nginx files are read as nginx reads them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.nginx_files import read_nginx_files
from linter.readers.nginx import read_nginx
from linter.readers.text import Unreadable, Withheld
from linter.tree import MemoryTree

CONF = """# one; comment {
http {
  log_format main '$remote_addr "$request"';
  map $http_x $y { default ""; "~^a;b{2}" 1; }
  server { location ~ \\.php$ { proxy_pass http://${backend}_1/x#y; } }
  content_by_lua_block { if a then return "}{" end }
}
"""


def test_words_quotes_and_blocks() -> None:
    (http,) = read_nginx("a.conf", CONF).directives
    names = [one.name for one in http.block or ()]
    assert names == ["log_format", "map", "server", "content_by_lua_block"]
    location = http.block[2].block[0]
    assert [one.text for one in location.arguments] == ["~", "\\.php$"]
    assert location.block[0].arguments[0].text == "http://${backend}_1/x#y"
    assert [one.text for one in http.block[0].arguments] == ["main", '$remote_addr "$request"']


@pytest.mark.parametrize(
    ("text", "told", "at"),
    [
        ("http {\n  server {\n  }\n", "the block of this `http` is not closed", 0),
        ("a b", "no `;`", 0),
        ("a 'b;", "not closed", 2),
        ('a "b"c;', "the word goes on", 4),
        ("a;\n}", "closes no block", 3),
        ("{ a; }", "nothing stands before", 0),
        ("a { b }", "no `;` stands before", 6),
        ("a {" * 200, "deep", 302),
        ("x_by_lua_block { {", "not closed", 15),
        ("a;" * 600_000, "larger", 0),
    ],
)
def test_faults_are_told_with_their_place(text: str, told: str, at: int) -> None:
    with pytest.raises(Unreadable) as refused:
        read_nginx("a.conf", text)
    assert told in refused.value.message
    assert refused.value.start == at


@given(st.integers(0, len(CONF)), st.integers(0, 20), st.text("{};'\"\\$#a \n", max_size=6))
def test_damage_never_crashes_the_reader(at: int, cut: int, junk: str) -> None:
    damaged = CONF[:at] + junk + CONF[at + cut :]
    with suppress(Unreadable):
        file = read_nginx("a.conf", damaged)
        assert all(0 <= one.span.start < one.end <= len(damaged) for one in file.directives)


def read(files: dict[str, str]):
    return read_nginx_files(MemoryTree(files))


MAIN = "http { include conf.d/*.conf; include mime.types; }"
PART = "server { location / { proxy_pass http://x; } }"


def test_included_files_are_judged_where_they_are_included() -> None:
    found = read({"nginx/nginx.conf": MAIN, "nginx/conf.d/a.conf": PART})
    (resource,) = found["nginx/nginx.conf"].resources
    assert found["nginx/conf.d/a.conf"].resources == ()
    assert found["nginx/conf.d/a.conf"].passed_over is None
    server = ("directives", 0, "block", 0)
    assert resource.body["directives"][0]["block"][0]["name"] == "server"
    assert resource.spans.at(server).path == "nginx/conf.d/a.conf"


def test_absolute_paths_of_packages_lead_to_the_main_file() -> None:
    main = "http { include /etc/nginx/conf.d/a.conf; include /etc/passwd; include ../x.conf; }"
    found = read({"nginx.conf": main, "conf.d/a.conf": PART, "etc/passwd": "root;"})
    (resource,) = found["nginx.conf"].resources
    names = [one["name"] for one in resource.body["directives"][0]["block"]]
    assert names == ["server", "include", "include"]


def test_an_endless_include_is_told_once() -> None:
    found = read({"nginx.conf": "http { include a.conf; }", "a.conf": "include a.conf;" + PART})
    (unread,) = found["nginx.conf"].unread
    assert unread.span.path == "a.conf"
    assert unread.message == "this include never ends: a.conf to a.conf"


def test_includes_that_multiply_are_cut_short() -> None:
    files = {f"a{n}.conf": f"include a{n + 1}.conf;" * 2 for n in range(40)}
    found = read({"nginx.conf": "http { include a0.conf; }", **files})
    assert len(found["nginx.conf"].unread) == 1


@pytest.mark.parametrize(
    "text",
    ["<VirtualHost *>\n</VirtualHost>", "server {\n  port = 8080\n}", "[unit]\na=b\n", "include {"],
)
def test_files_of_other_programs_are_passed_over(text: str) -> None:
    found = read({"other.conf": text})["other.conf"]
    assert found.passed_over is not None
    assert not found.unread


def test_includes_that_multiply_without_a_main_file_are_cut_short() -> None:
    files = {f"a{n}.conf": f"include a{n + 1}.conf; limit_req zone=z;" * 2 for n in range(40)}
    found = read(files)
    assert [path for path, one in found.items() if one.resources] == ["a0.conf"]
    assert len(found["a0.conf"].unread) == 1


def test_what_is_too_much_to_include_is_absent() -> None:
    files = {f"a{n}.conf": f"include a{n + 1}.conf;" * 2 for n in range(40)}
    found = read({"nginx.conf": "http { include a0.conf; }", **files, "a40.conf": PART})
    (resource,) = found["nginx.conf"].resources
    inside = resource.body["directives"][0]["block"]
    assert any(one["name"] == "include" for one in inside)


class Bytes(MemoryTree):
    """Files that hold other bytes than their text in UTF-8."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(dict.fromkeys(files, ""))
        self._bytes = files

    def read(self, path: str) -> bytes:
        return self._bytes[path]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("# für alle\nlimit_req zone=a;".encode("latin-1"), "byte 0xFC on line 1"),
        (PART.encode("utf-16-le"), "UTF-16"),
        (PART.encode() + b"\0", "binary"),
    ],
)
def test_a_configuration_that_is_no_text_is_told(data: bytes, told: str) -> None:
    (unread,) = read_nginx_files(Bytes({"a.conf": data}))["a.conf"].unread
    assert told in unread.message


def test_other_programs_files_that_are_no_text_are_passed_over() -> None:
    found = read_nginx_files(Bytes({"a.conf": "größe = 1".encode("latin-1")}))
    assert not found["a.conf"].unread


@pytest.mark.parametrize(("path", "count"), [("nginx/a.conf", 1), ("supervisord.conf", 0)])
def test_a_file_that_is_withheld_is_told_where_its_name_says_nginx(path: str, count: int) -> None:
    class Closed(MemoryTree):
        def read(self, path: str) -> bytes:
            raise Withheld("there is no permission to read it")

    assert len(read_nginx_files(Closed({path: ""}))[path].unread) == count


def test_endless_includes_of_many_files_are_told_once() -> None:
    files = {f"d/{n}.conf": "include d/*.conf; limit_req zone=a;" for n in range(100)}
    (unread,) = read({"nginx.conf": "http { include d/*.conf; }", **files})["nginx.conf"].unread
    assert "never ends" in unread.message
