"""`execute.py` keeps the notebook as it is, and says which cell failed and why."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
KERNEL = {"kernelspec": {"name": "tslab", "display_name": "TypeScript", "language": "typescript"}}


class Execute(unittest.TestCase):
    def execute(self, *cells):
        """Runs a notebook of these cells: the process, the notebook's text before and after, and the copy."""
        with tempfile.TemporaryDirectory() as folder:
            source, copy = Path(folder) / "trial.ipynb", Path(folder) / "copy.ipynb"
            nbformat.write(nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)), metadata=KERNEL), source)
            before = source.read_text()
            command = [sys.executable, str(ROOT / "notebooks" / "execute.py"), str(source), str(copy)]
            process = subprocess.run(command, capture_output=True, text=True, timeout=120)
            return process, before, source.read_text(), nbformat.read(copy, as_version=4)

    def test_outputs_go_to_the_copy_only(self):
        process, before, after, copy = self.execute("1 + 1")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(after, before)
        self.assertEqual(copy.cells[0].outputs[0].text, "2\n")

    def test_a_failing_cell_is_named_with_its_error(self):
        process, _, _, copy = self.execute("1 + 1", 'throw new RangeError("invalid lookback: 0")', "3")
        self.assertEqual(process.returncode, 1)
        self.assertIn("cell 2", process.stderr)
        self.assertIn("RangeError: invalid lookback: 0", process.stderr)
        self.assertEqual(copy.cells[2].outputs, [])

    def test_a_type_error_fails_the_notebook(self):
        process, *_ = self.execute('const strike: number = "100"')
        self.assertEqual(process.returncode, 1)
        self.assertIn("Type 'string' is not assignable to type 'number'", process.stderr)

    def test_a_kernel_that_dies_fails_the_notebook(self):
        process, *_ = self.execute("process.exit(3)")
        self.assertEqual(process.returncode, 1)
        self.assertIn("cell 1", process.stderr)


if __name__ == "__main__":
    unittest.main()
