"""Runs one notebook in its own kernel: execute.py NOTEBOOK COPY. The outputs go into the copy, never into the notebook."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

CELL_SECONDS = 600


def written_to_stderr(cell: nbformat.NotebookNode) -> str:
    """The error of a failed cell: tslab's replies carry no message, it prints to the cell's stderr instead."""
    streams = [output for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"]
    return "".join(stream.text for stream in streams).strip()


def execute(source: Path, copy: Path) -> bool:
    notebook = nbformat.read(source, as_version=4)
    running = 0

    def remember(cell: nbformat.NotebookNode, cell_index: int) -> None:
        nonlocal running
        running = cell_index

    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        on_cell_execute=remember,
        resources={"metadata": {"path": str(source.parent)}},
    )
    try:
        client.execute()
        return True
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        cell = notebook.cells[running]
        print(f"\n{source.name}, cell {running + 1}:\n\n{cell.source}\n", file=sys.stderr)
        print(f"{written_to_stderr(cell) or error}\n", file=sys.stderr)
        return False
    finally:
        nbformat.write(notebook, copy)


if __name__ == "__main__":
    sys.exit(0 if execute(Path(sys.argv[1]), Path(sys.argv[2])) else 1)
