"""What holds on one level of an nginx configuration: `http`, `server`, `location` or `if`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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


class Directives:
    """The directives of one block, by name."""

    def __init__(self, block: Field) -> None:
        self.all = list(block.items())

    def named(self, *names: str) -> Iterator[Field]:
        """The directives called so, in order."""
        return (one for one in self.all if one.get("name").value in names)

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
    variables: Mapping[str, str] = field(default_factory=dict)
    server: str = ""
    path: str = ""

    def within(self, block: Field) -> Level:
        """The level inside a block.

        A level with limits of its own inherits none, and so with headers
        (https://nginx.org/en/docs/http/ngx_http_limit_req_module.html#limit_req).
        """
        own = Directives(block)
        limits, absent = tuple(own.named("limit_req")), own.absent()
        headers = list(own.named("proxy_set_header"))
        return replace(
            self,
            limits=limits or self.limits,
            absent=absent or (None if limits else self.absent),
            status=next(own.named("limit_req_status"), self.status),
            dry_run=_on(next(own.named("limit_req_dry_run"), None), self.dry_run),
            authorization=_authorization(headers) if headers else self.authorization,
            variables={**self.variables, **_set(own)},
            server=argument(next(own.named("server_name"), None)) or self.server,
        )


def argument(directive: Field | None, number: int = 0) -> str:
    """An argument of a directive, or the empty string."""
    value = directive.get("arguments", number).value if directive else ""
    return value if isinstance(value, str) else ""


def arguments(directive: Field) -> Iterator[Field]:
    """All arguments of a directive."""
    return directive.get("arguments").items()


def _on(directive: Field | None, inherited: bool) -> bool:
    return argument(directive) == "on" if directive else inherited


def _authorization(headers: list[Field]) -> Field | None:
    for one in headers:
        if argument(one).lower() == "authorization":
            return one.get("arguments", 1)
    return None


def _set(own: Directives) -> dict[str, str]:
    return {argument(one): argument(one, 1) for one in own.named("set")}
