"""What notebooks rely on, asked of the real kernel: the library's types, the pinned Node, the error on stderr."""

import json
import time
import unittest
from pathlib import Path

from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).parents[2]

# A type that TypeScript 5.0 cannot read becomes `any` without a word, and may hide behind a name that hovers well: this
# looks for it in what functions take and give, four levels deep, and lets the compiler list the functions concerned.
FUNCTIONS_WITH_ANY = """
type HasAny<T, Depth extends 0[] = []> = 0 extends 1 & T ? true
  : Depth["length"] extends 4 ? false
  : T extends (...given: never) => unknown ? false
  : T extends object ? true extends { [K in keyof T]-?: HasAny<T[K], [...Depth, 0]> }[keyof T] ? true : false
  : false
type TakesOrGivesAny<F> = F extends (...given: infer P) => infer R ? HasAny<P[number] | Awaited<R>> : HasAny<F>
type Lab = typeof lab
const found: { [F in keyof Lab as true extends TakesOrGivesAny<Lab[F]> ? F : never]: true } = {}
"""


class Kernel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        manager, cls.client = start_new_kernel(kernel_name="tslab", cwd=str(ROOT / "notebooks"))
        cls.addClassCleanup(manager.shutdown_kernel, now=True)
        cls.addClassCleanup(cls.client.stop_channels)
        reply, _, stderr = cls.run_cell('import * as lab from "strikelab"')
        assert reply["status"] == "ok", stderr

    @classmethod
    def run_cell(cls, code):
        """The reply, and what the cell wrote to stdout and stderr."""
        written = {"stdout": "", "stderr": ""}

        def keep(message):
            if message["msg_type"] == "stream":
                written[message["content"]["name"]] += message["content"]["text"]

        content = cls.client.execute_interactive(code, output_hook=keep, timeout=60)["content"]
        if content["status"] == "abort":
            # For 200 ms after an error tslab drops what it is given.
            time.sleep(0.1)
            return cls.run_cell(code)
        return content, written["stdout"], written["stderr"]

    def public_names(self):
        return self.client.complete("lab.", 4, reply=True, timeout=60)["content"]["matches"]

    def hover(self, code):
        """What the editor shows over the end of `code`: the type on the first lines, then the documentation."""
        content = self.client.inspect(code, len(code), reply=True, timeout=60)["content"]
        return content["data"].get("text/plain", "")

    def test_every_request_of_a_burst_is_answered(self):
        # Sent without waiting for one another, as an editor does while somebody types.
        asked = {self.client.inspect("lab.openDataset", 15) for _ in range(400)}
        answered = {self.client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] for _ in asked}
        self.assertEqual(answered, asked)

    def test_no_public_name_is_any(self):
        names = self.public_names()
        self.assertGreater(len(names), 10)
        for name in names:
            with self.subTest(name):
                kind, _, _ = self.hover(f"lab.{name}").partition("\n\n")
                self.assertNotEqual(kind, "")
                self.assertNotRegex(kind, r"\bany\b")

    def test_no_public_function_takes_or_gives_any(self):
        reply, _, stderr = self.run_cell(FUNCTIONS_WITH_ANY)
        self.assertEqual((reply["status"], stderr), ("ok", ""))

    def test_a_wrong_argument_is_refused_before_the_cell_runs(self):
        reply, stdout, stderr = self.run_cell('console.log("ran"); lab.mean("no numbers", 2)')
        self.assertEqual((reply["status"], stdout), ("error", ""))
        self.assertIn("Expected 1 arguments", stderr)

    def test_runs_on_the_pinned_node(self):
        _, stdout, _ = self.run_cell("process.version")
        pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]["node"]
        self.assertEqual(stdout.strip(), f"v{pinned}")

    def test_the_message_of_an_error_is_on_stderr(self):
        reply, _, stderr = self.run_cell('throw new RangeError("invalid lookback: 0")')
        self.assertEqual(reply["status"], "error")
        self.assertIn("\nRangeError: invalid lookback: 0\n", stderr)


if __name__ == "__main__":
    unittest.main()
