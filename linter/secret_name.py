"""Which names say that what stands under them is a secret.

Words are looked up rather than searched for: a pattern of all of them takes longer to compile than
most files take to judge.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = re.compile(
    r"secret(?!ary|s?_?manager)|passw(?:or)?d|passphrase|(?:^|_)(?:pass|pwd)$|bearer"
    r"|(?:private|signing|encryption|shared|account|functions|subscription|auth|access)_?key"
    r"|api_?(?:key|token)|(?:access|auth|security|refresh|session|bot|sas|id)_?token"
    r"|(?:^|_)token$",
    re.IGNORECASE,
)
_PARTS = ("secret", "pass", "pwd", "bearer", "key", "token")
"""One of them is in whatever `_NAME` finds."""
_SPACED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-. ]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OTHER_TOKENS = _words("""
    next start starting page pagination continuation sync max min input output lock client
    request change creation idempotency
""")
"""Of tokens that tell where a list goes on, how much a model reads, or which request this was."""
_LAST = _words("""
    ttl second minute hour day uri url endpoint host domain path file filename length size
    count policy type format version name arn id ref reference header prefix label description
    field parameter mode location region source store scope enabled required hint requirement
    setting option status state lifetime age algorithm alg encoding hash sha1 sha256 sha512
    md5 checksum fingerprint thumbprint change reset unlock trigger complexity strength
    history protection prevention selector provider manager engine permission metadata
    attribute flag link rule method strategy behavior behaviour usage used spec pattern regex
    tag bucket group owner role interval namespace stage tenant account environment directory
    folder dir unit
""")
_STEMS = ("expir", "validity", "timeout", "rotation")
_FIRST = _words("""
    directory expose has is use no enable disable require create generate rotate store show
    hide reveal allow prevent restrict include exclude force automount validate verify get
    list put set update reset change delete describe forgot max min random encrypted ssm vault
    keyvault
""")
_DONE = frozenset({"created", "updated", "changed", "rotated", "issued", "used"})
_WHEN = frozenset({"at", "on", "by"})


@lru_cache(maxsize=4096)
def names_secret(key: str) -> bool:
    """Whether a key's name says that its value is a secret: `clientSecret`, `db_password`."""
    name = _SPACED.sub("_", key)
    return _NAME.search(name) is not None and not _is_about_secret(name.lower().split("_"))


def may_name_secret(text: str) -> bool:
    """Whether a part of a text may be a key that `names_secret`; where not, no part is."""
    if not text.isascii():  # there are other letters that count as those of `_PARTS`
        return True
    lower = text.lower()
    return any(part in lower for part in _PARTS)


def _is_about_secret(words: list[str]) -> bool:
    """Whether a name is of what is said about a secret or done with it: where it is kept, how long
    it lives, if there is one."""
    last = words[-1]
    if last in _LAST or last.removesuffix("s") in _LAST:
        return True
    if any(word.startswith(_STEMS) for word in words):
        return True
    return len(words) > 1 and _is_said_by_two(words)


def _is_said_by_two(words: list[str]) -> bool:
    first, before, last = words[0], words[-2], words[-1]
    if first in _FIRST or first.removesuffix("s") in _FIRST or words[:2] == ["key", "vault"]:
        return True
    return (last == "token" and before in _OTHER_TOKENS) or (last in _WHEN and before in _DONE)
