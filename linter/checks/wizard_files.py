"""Whether the files of a premium app's wizard are its own, and speak the languages it offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Subject, Unknown
from linter.readers.js_node import OPEN


@check("own-look")
def own_look(subject: Subject, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag images whose MD5 digest is among `images`, by id, and colours that are as in `colours`:
    `value` for a `selector` and `property`, where the first rule counts."""
    for number, image in enumerate(subject.body.get("images", [])):
        if image["md5"] in options["images"].get(image["id"], ()):
            yield Fault(("images", number, "src"), {"told": f"the image {image['src']}"})
    wanted = {(one["selector"], one["property"]): one["value"] for one in options["colours"]}
    for number, style in enumerate(subject.body.get("styles", [])):
        sample = wanted.pop((style["selector"], style["property"]), None)
        if sample is not None and style["value"].lower() == sample.lower():
            told = f"the {style['property']} of {style['selector']}"
            yield Fault(("styles", number, "value"), {"told": told})


@check("available-languages")
def available_languages(
    subject: Subject, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag a default language that is not offered, and offered ones without texts."""
    offered, texts = subject.body.get("languages"), subject.body.get("texts")
    yield from _default(subject.body.get("default_language"), offered)
    if isinstance(texts, Unknown):
        yield texts
    elif isinstance(offered, dict) and isinstance(texts, dict):
        for language in offered.keys() - texts.keys() - {OPEN}:
            told = f"offers {language} and has no texts for it"
            yield texts.get(OPEN) or Fault(("languages", language), {"told": told}, on_key=True)


def _default(language: Any, offered: Any) -> Iterator[Judgement]:
    for one in (language, offered):
        if isinstance(one, Unknown):
            yield one
            return
    if isinstance(language, str) and isinstance(offered, dict) and language not in offered:
        told = f"starts in {language}, which is not among the languages it offers"
        yield offered.get(OPEN) or Fault(("default_language",), {"told": told})
