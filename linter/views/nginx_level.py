"""What holds on one level of an nginx configuration: `http`, `server`, `location` or `if`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from linter.model import Unknown
from linter.views.field import Field

STOCK: Final = frozenset(
    {
        "mime.types",
        "fastcgi_params",
        "fastcgi.conf",
        "proxy_params",
        "scgi_params",
        "uwsgi_params",
        "koi-utf",
        "koi-win",
        "win-utf",
        "options-ssl-nginx.conf",
    }
)
"""Files that packages install; none of them limits requests."""
_MODULES: Final = "modules-enabled"
_MOST: Final = 10
"""How many limits of one level count; nginx takes one for each zone."""
_CROWDED: Final = Unknown("it has more limits than gclint weighs")


class Directives:
    """The directives of one block, by name."""

    def __init__(self, block: Field) -> None:
        self._by_name: dict[str, list[Field]] = {}
        self.inner: list[tuple[Field, Directives | None]] = []
        """Those that have a block of their own, with it, or pass requests on; in order."""
        for number, one in enumerate(block.value if isinstance(block.value, list) else ()):
            field = Field(one, block.spans, (*block.path, number))
            self._by_name.setdefault(one["name"], []).append(field)
            if "block" in one:
                self.inner.append((field, Directives(field.get("block"))))
            elif one["name"] == "proxy_pass":
                self.inner.append((field, None))

    def blocks(self) -> Iterator[Directives]:
        """The block itself, and those within it to any depth."""
        yield self
        for _, block in self.inner:
            if block is not None:
                yield from block.blocks()

    def named(self, name: str) -> list[Field]:
        """The directives called so, in order."""
        return self._by_name.get(name, [])

    def first(self, name: str) -> Field | None:
        """The directive called so that comes first, if there is one."""
        return next(iter(self.named(name)), None)

    def absent(self) -> Unknown | None:
        """An include whose files are not here and may hold anything."""
        for one in self.named("include"):
            path = argument(one)
            if not (path.rpartition("/")[2] in STOCK or _MODULES in path):
                return Unknown(f"{path} is not among the files", f"include {path}", one.span)
        return None


@dataclass(frozen=True, slots=True)
class Level:
    """What a location has of its own or inherits."""

    limits: tuple[Field, ...] = ()
    """The `limit_req` in force: those of the innermost level that has any."""
    absent: Unknown | None = None
    """Why there may be further limits."""
    status: Field | None = None
    dry_run: bool = False
    authorization: Field | None = None
    """The `proxy_set_header Authorization` in force."""
    variables: tuple[Mapping[str, str], ...] = ()
    """What `set` gives a name, by level, innermost last."""
    server: str = ""
    path: str = ""

    def within(self, own: Directives) -> Level:
        """The level inside a block.

        A level with limits of its own inherits none, and so with headers
        (https://nginx.org/en/docs/http/ngx_http_limit_req_module.html#limit_req).
        """
        limits, absent = tuple(own.named("limit_req")), own.absent()
        if len(limits) > _MOST:
            limits, absent = limits[:_MOST], _CROWDED
        headers = own.named("proxy_set_header")
        return replace(
            self,
            limits=limits or self.limits,
            absent=absent or (None if limits else self.absent),
            status=own.first("limit_req_status") or self.status,
            dry_run=_on(own.first("limit_req_dry_run"), self.dry_run),
            authorization=_authorization(headers) if headers else self.authorization,
            variables=(*self.variables, _set(own)) if own.named("set") else self.variables,
            server=argument(own.first("server_name")) or self.server,
        )


def argument(directive: Field | None, number: int = 0) -> str:
    """An argument of a directive, or the empty string."""
    words: list[str] = directive.value["arguments"] if directive else []
    return words[number] if number < len(words) else ""


def arguments(directive: Field) -> Iterator[Field]:
    """All arguments of a directive."""
    words = directive.value["arguments"]
    for number, word in enumerate(words):
        yield Field(word, directive.spans, (*directive.path, "arguments", number))


def _on(directive: Field | None, inherited: bool) -> bool:
    return argument(directive) == "on" if directive else inherited


def _authorization(headers: Sequence[Field]) -> Field | None:
    for one in headers:
        if argument(one).lower() == "authorization":
            return one.get("arguments", 1)
    return None


def _set(own: Directives) -> dict[str, str]:
    return {argument(one): argument(one, 1) for one in own.named("set")}
