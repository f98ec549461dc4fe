"""`npm run lab` starts a JupyterLab that serves what charts need, offers our kernel alone and asks for no news."""

import json
import re
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
NODE = ROOT / "node_modules" / "node" / "bin" / ("node.exe" if sys.platform == "win32" else "node")
TOKEN = "known-to-the-test-only"


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        passed_on = ["--no-browser", "--port=0", f"--IdentityProvider.token={TOKEN}"]
        command = [str(NODE), str(ROOT / "notebooks" / "lab.mjs"), *passed_on]
        cls.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        cls.addClassCleanup(cls.stop)
        for line in cls.process.stderr:
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab", line):
                cls.address = found[1]
                break
        else:
            raise AssertionError("JupyterLab ended")
        cls.wait_until_it_listens()

    @classmethod
    def stop(cls):
        cls.process.send_signal(signal.SIGTERM)
        cls.process.communicate(timeout=30)

    @classmethod
    def wait_until_it_listens(cls):
        for _ in range(100):
            try:
                return urlopen(cls.address + "/api", timeout=30).close()
            except URLError:
                time.sleep(0.1)
        raise AssertionError("JupyterLab did not start")

    def fetch(self, path, token=TOKEN):
        return urlopen(Request(self.address + path, headers={"Authorization": f"token {token}"}), timeout=30).read()

    def test_plotly_is_served_from_node_modules(self):
        bundle = ROOT / "node_modules" / "plotly.js" / "dist" / "plotly-basic.min.js"
        self.assertEqual(self.fetch("/static/plotly-basic.min.js"), bundle.read_bytes())

    def test_the_project_is_served_so_that_a_cell_can_show_a_report(self):
        self.assertEqual(self.fetch("/files/package.json"), (ROOT / "package.json").read_bytes())

    def test_only_our_kernel_is_offered_and_runs_the_pinned_node(self):
        kernels = json.loads(self.fetch("/api/kernelspecs"))
        self.assertEqual((kernels["default"], list(kernels["kernelspecs"])), ("tslab", ["tslab"]))
        self.assertEqual(kernels["kernelspecs"]["tslab"]["spec"]["argv"][0], str(NODE))

    def test_a_stranger_is_refused(self):
        with self.assertRaises(HTTPError):
            self.fetch("/api/contents", token="wrong")

    def test_no_news_is_fetched(self):
        page = self.fetch("/lab").decode()
        config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
        self.assertEqual(config["news"], {"disabled": True})
        settings = json.loads(self.fetch("/lab/api/settings/@jupyterlab/apputils-extension:notification"))
        self.assertEqual(settings["schema"]["properties"]["fetchNews"]["default"], "false")
        self.assertEqual(settings["settings"], {})


if __name__ == "__main__":
    unittest.main()
