"""What ratios and quantities are about: commune, place and date."""

from dukien.link.subjects.context import Context
from dukien.link.subjects.link import Quantity, Ratio, link_quantities, link_ratios

__all__ = ["Context", "Quantity", "Ratio", "link_quantities", "link_ratios"]
