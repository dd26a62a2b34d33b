"""The notebooks run from top to bottom, and are stored with what they show."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
LARGEST = 300_000
"""Bytes of a notebook with its outputs."""

each_notebook = pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda p: p.name)


def outputs(notebook):
    return [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]


def rows_of_tables(notebook):
    return [cell.outputs[0]["data"]["text/plain"] for cell in notebook.cells if "len(table)" in cell.source]


@each_notebook
def test_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    stored = rows_of_tables(notebook)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    shown = outputs(notebook)
    assert any("image/png" in o.get("data", {}) for o in shown), "the plot is shown"
    assert any("<mark" in o.get("data", {}).get("text/html", "") for o in shown), "facts are marked"
    assert any("(neighbours,)" in o.get("data", {}).get("text/plain", "") for o in shown), "evidence is told"
    assert rows_of_tables(notebook) == stored, "what is stored is of today's rules: jupyter execute --inplace"
    assert any("Bình Khánh Tây" in o.get("data", {}).get("text/plain", "") for o in shown), "a unit's history is told"


@each_notebook
def test_stored_with_its_outputs(path: Path) -> None:
    assert path.stat().st_size <= LARGEST
    notebook = nbformat.read(path, as_version=4)
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code"), "every cell shows something"
    assert not [o for o in outputs(notebook) if o.output_type == "error" or o.get("name") == "stderr"]
