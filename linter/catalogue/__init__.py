"""Typed access to the published facts about the platform (`schemas/platform/`)."""

from linter.catalogue.catalogue import Catalogue, catalogue_at
from linter.catalogue.errors import CatalogueError
from linter.catalogue.names import nearest

__all__ = ["Catalogue", "CatalogueError", "catalogue_at", "nearest"]
