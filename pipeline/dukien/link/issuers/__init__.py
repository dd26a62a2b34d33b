"""Issuers: who gave an instruction, to whom, and by when it is to be done."""

from dukien.link.issuers.resolve import Directive, link_issuers

__all__ = ["Directive", "link_issuers"]
