"""How well the facts of annotated articles are found."""

from dukien.evaluate.folder import GoldError, Measure, evaluate

__all__ = ["GoldError", "Measure", "evaluate"]
