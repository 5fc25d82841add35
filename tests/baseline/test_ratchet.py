"""What a baseline passes over, and what it never does."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from linter.baseline import debt
from linter.model import Finding, Severity, Span
from linter.ratchet import Held, Ratchet, debts, hold
from linter.report import Places

Texts = dict[str, list[str]]
"""The lines of each file; each is a finding of the policy that it names."""


def findings_in(texts: Texts, address: str = "") -> list[Finding]:
    found = []
    for path, lines in sorted(texts.items()):
        offset = 0
        for line in lines:
            policy, _, text = line.partition(":")
            if text:
                start = offset + line.index(text)
                span = Span(path, start, start + len(text.rstrip()))
                told = (policy, Severity.ERROR, "m", span, address or path, "practice", "c")
                found.append(Finding(*told))
            offset += len(line) + 1
    return found


def places(texts: Texts) -> Places:
    return Places(lambda path: "\n".join(texts[path]))


def held(before: Texts, after: Texts, address: str = "") -> Held:
    baseline = debts(findings_in(before, address), places(before))
    ratchet = Ratchet(baseline, tuple(after), {"firm"})
    return hold(findings_in(after, address), ratchet, places(after))


def numbers(result: Held) -> tuple[int, int, int]:
    return len(result.new), len(result.known), sum(result.left.values())


LINE = st.sampled_from(["a:one", "a:two", "b:one", "b:t w o", "quiet"])
TEXTS = st.dictionaries(st.sampled_from(["x.tf", "y.tf", "d/z.tf"]), st.lists(LINE, max_size=6))
ADDRESSES = st.sampled_from(["", "genesyscloud_flow.main"])


@given(texts=TEXTS, address=ADDRESSES)
def test_what_was_recorded_is_known(texts: Texts, address: str) -> None:
    new, _, left = numbers(held(texts, texts, address))
    assert (new, left) == (0, 0)


@given(before=TEXTS, after=TEXTS, address=ADDRESSES)
def test_no_more_is_known_than_was_recorded(before: Texts, after: Texts, address: str) -> None:
    result = held(before, after, address)
    recorded = Counter((one.policy, one.message) for one in findings_in(before))
    known = Counter((one.policy, one.message) for one in result.known)
    assert known <= recorded
    assert len(result.new) + len(result.known) == len(findings_in(after))
    assert len(result.known) + sum(result.left.values()) == len(findings_in(before))


@given(texts=TEXTS, extra=LINE.filter(lambda line: ":" in line), path=st.sampled_from("pq"))
def test_one_more_is_new(texts: Texts, extra: str, path: str) -> None:
    assert numbers(held(texts, {**texts, path: [extra]}))[0] == 1
    for name in texts:
        assert numbers(held(texts, {**texts, name: [extra, *texts[name]]}))[0] == 1


@given(texts=TEXTS, order=st.randoms(), address=ADDRESSES)
def test_lines_move_and_files_are_renamed(texts: Texts, order: Random, address: str) -> None:
    moved = {}
    for name, lines in texts.items():
        shuffled = [line.replace(" ", "   ") for line in ["quiet", "", *lines]]
        order.shuffle(shuffled)
        moved[f"new/{name}"] = shuffled
    new, _, left = numbers(held(texts, moved, address))
    assert (new, left) == (0, 0)


def test_a_document_that_stays_lends_nothing_to_another() -> None:
    before = {"x.json": ["a:one"], "y.json": ["quiet"]}
    mended = {"x.json": ["quiet"], "y.json": ["a:one"]}
    assert numbers(held(before, mended)) == (1, 0, 1)
    assert numbers(held(before, {"y.json": ["a:one"]})) == (0, 1, 0)


def test_a_resource_keeps_its_entry_in_another_file() -> None:
    before = {"x.tf": ["a:one"], "y.tf": ["quiet"]}
    moved = {"x.tf": ["quiet"], "y.tf": ["a:one"]}
    assert numbers(held(before, moved, "genesyscloud_flow.main")) == (0, 1, 0)


def test_its_own_file_comes_first_and_the_last_are_new() -> None:
    before = {"x.tf": ["a:one"], "y.tf": ["a:one"]}
    after = {"w.tf": ["a:one"], "x.tf": ["a:one", "a:one"], "y.tf": ["a:one"]}
    result = held(before, after, "genesyscloud_flow.main")
    assert [(one.span.path, one.span.start) for one in result.new] == [("w.tf", 2), ("x.tf", 8)]


def test_some_policies_are_exempt() -> None:
    texts = {"x.tf": ["firm:one"]}
    assert numbers(held(texts, texts)) == (1, 0, 1)


def test_time_grows_with_the_number_of_findings_only() -> None:
    texts = {f"{n}.tf": ["a:one"] * 20 for n in range(500)}
    moved = {f"new/{name}": lines for name, lines in texts.items()}
    assert numbers(held(texts, moved)) == (0, 10_000, 0)
    assert len(debts(findings_in(texts), places(texts))) == 500


def test_secrets_have_no_part_in_an_entry() -> None:
    text = 'password = "hunter2hunter2"'
    span = Span("x.tf", 0, len(text))
    finding = Finding("a", Severity.ERROR, "m", span, "x.y", "practice", "c")
    secret = Span("x.tf", text.index("hunter"), len(text) - 1)
    (entry,) = debts([finding], Places(lambda _: text, [secret]))
    assert entry == debt("x.tf", "a", "x.y", 'password="*"')
