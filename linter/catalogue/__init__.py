"""Typed access to the published facts about the platform (`schemas/platform/`)."""

from linter.catalogue.catalogue import Catalogue, catalogue_at
from linter.catalogue.errors import CatalogueError
from linter.catalogue.match import (
    Ambiguous,
    Match,
    Matched,
    NotPlatform,
    Unpublished,
    WrongMethod,
)
from linter.catalogue.names import nearest
from linter.catalogue.parts.counterparts import Counterpart
from linter.catalogue.parts.error_codes import ErrorCode
from linter.catalogue.parts.limits import Limit
from linter.catalogue.parts.operations import Operation
from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.catalogue.parts.regions import Region

__all__ = [
    "Ambiguous",
    "Attribute",
    "Catalogue",
    "CatalogueError",
    "Change",
    "Counterpart",
    "ErrorCode",
    "Limit",
    "Match",
    "Matched",
    "NotPlatform",
    "Operation",
    "Region",
    "TerraformType",
    "Unpublished",
    "WrongMethod",
    "catalogue_at",
    "nearest",
]
