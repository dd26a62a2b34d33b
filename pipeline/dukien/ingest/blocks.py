"""The text of a tree of elements: a paragraph a line, a blank line between two."""

from __future__ import annotations

import re

from lxml import etree

_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")

# Elements of HTML that begin a new paragraph, and those of trafilatura's own tree (head, item, row, quote ...).
_PARAGRAPHS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol dl li dt dd table thead tbody tfoot tr td th caption section article main header footer"
    " aside nav blockquote figure figcaption pre hr form fieldset address details summary center"
    " head list item row cell quote body html".split()
)
_BREAKS = frozenset(("br", "lb"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_SILENT = frozenset("script style noscript template iframe object svg math button select option textarea title meta link".split())

_LONGEST_ROW = 1000


def _flat(element: etree._Element) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def _row(row: etree._Element) -> str | None:
    """A table's row on one line, its cells set apart by ` | `; None where the table only serves the layout."""
    if row.find(".//table") is not None or row.find(".//tr") is not None:
        return None
    cells = [c for cell in row if cell.tag in _CELLS and (c := _flat(cell))]
    line = " | ".join(cells)
    return line if len(cells) > 1 and len(line) <= _LONGEST_ROW else None


class _Lines:
    """Paragraphs as they grow, each with the line breaks that stand in it."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def end_line(self) -> None:
        if self._pieces:
            if line := _SPACES.sub(" ", "".join(self._pieces)).strip():
                self._lines.append(line)
            self._pieces.clear()

    def end_paragraph(self) -> None:
        self.end_line()
        if self._lines:
            self.paragraphs.append("\n".join(self._lines))
            self._lines.clear()


def text_of(tree: etree._Element) -> str:
    """The text below `tree` as a browser would break it into lines; white space inside a line is folded.

    Knows the elements of HTML and of trafilatura's result. Walks without recursion, so depth does no harm.
    """
    lines = _Lines()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag
        if event in ("comment", "pi"):
            lines.add(node.tail)
        elif event == "start":
            if tag in _SILENT and node is not tree:
                walk.skip_subtree()
                continue
            if tag in _PARAGRAPHS:
                lines.end_paragraph()
            if tag in _ROWS and (row := _row(node)):
                lines.add(row)
                walk.skip_subtree()
                continue
            lines.add(node.text)
        else:
            if tag in _PARAGRAPHS:
                lines.end_paragraph()
            elif tag in _BREAKS:
                lines.end_line()
            if node is not tree:
                lines.add(node.tail)
    lines.end_paragraph()
    return "\n\n".join(lines.paragraphs)
