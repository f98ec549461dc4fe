// JupyterLab on this project's notebooks: `npm run lab` opens it (arguments go to JupyterLab), `npm run notebooks` runs
// every notebook and the tests of the kernel without a browser. All that is installed or written stays in the project,
// in .venv/ and .jupyter/.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const notebooks = dirname(fileURLToPath(import.meta.url));
const root = dirname(notebooks);
const tests = join(root, "test", "notebooks");
const windows = process.platform === "win32";
const venv = join(root, ".venv");
const python = join(venv, windows ? "Scripts/python.exe" : "bin/python");
const jupyter = join(root, ".jupyter");
const node = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
const requirements = join(notebooks, "requirements.txt");

/** Keeps Jupyter out of the user's home, and prefers our kernel to one of the same name installed elsewhere. */
const environment = {
  ...process.env,
  JUPYTER_CONFIG_DIR: join(jupyter, "config"),
  JUPYTER_DATA_DIR: join(jupyter, "data"),
  JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
  JUPYTER_PREFER_ENV_PATH: "1",
  IPYTHONDIR: join(jupyter, "ipython"),
};

const say = (text) => process.stderr.write(`notebooks: ${text}\n`);

function fail(text) {
  say(text);
  process.exit(1);
}

/** The command of a Python that is new enough and can make virtual environments. */
function findPython() {
  const names = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];
  const commands = [...(windows ? [["py", "-3"]] : []), ...names.map((name) => [name])];
  const seen = new Set();
  for (const [file, ...args] of commands) {
    const question = "import sys; print(*sys.version_info[:2], sep='.'); import venv, ensurepip";
    const { status, stdout } = spawnSync(file, [...args, "-c", question], { encoding: "utf8" });
    const version = /^3\.(\d+)\s/.exec(stdout ?? "");
    if (!version) continue;
    if (status === 0 && Number(version[1]) >= 11) return [file, ...args];
    seen.add(`${version[0].trim()}${status === 0 ? "" : " without venv (on Debian: python3-venv)"}`);
  }
  const found = seen.size > 0 ? `found ${[...seen].join(", ")}` : "found none";
  return fail(`JupyterLab needs Python 3.11 or newer with its venv module; ${found}. Only the notebooks need Python.`);
}

function run(step, file, args) {
  const { error, status } = spawnSync(file, args, { cwd: root, env: environment, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail(`${step} failed${error ? `: ${error.message}` : ` (exit ${status})`}`);
}

function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Python packages at their pinned versions, the kernel, and settings that ask nobody's server for news. */
function install() {
  const [file, ...args] = findPython();
  say("installing JupyterLab into .venv (about a minute, once)");
  rmSync(venv, { recursive: true, force: true });
  run("making .venv", file, [...args, "-m", "venv", venv]);
  // Without dependencies: a package that requirements.txt forgot is an error, not a version of the day.
  const pip = ["-m", "pip", "--disable-pip-version-check", "--quiet"];
  run("installing packages", python, [...pip, "install", "--no-deps", "-r", requirements]);
  run("checking packages", python, [...pip, "check"]);
  // Ends this project's "type": "module" here: JupyterLab starts a CommonJS program of its own with Node.
  writeJson(join(venv, "package.json"), {});
  const share = join(venv, "share", "jupyter");
  const kernel = join(root, "node_modules", "tslab", "bin", "tslab");
  const sends = join(root, "notebooks", "one-send-at-a-time.cjs");
  writeJson(join(share, "kernels", "tslab", "kernel.json"), {
    argv: [node, "--require", sends, kernel, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
  });
  writeJson(join(share, "lab", "settings", "overrides.json"), {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  });
}

/** Installs unless the stamp says that it was done for these requirements, by this file, in this place. */
function installOnce() {
  const stamp = join(venv, ".strikelab-installed");
  const hash = createHash("sha256").update(`${root}\0${process.platform} ${process.arch}\0`);
  for (const path of [requirements, fileURLToPath(import.meta.url)]) hash.update(readFileSync(path));
  const digest = hash.digest("hex");
  // When the Python it was made from is gone, the environment's own `python` is a dangling link.
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  install();
  writeFileSync(stamp, digest);
}

/** Opens JupyterLab; the project is its root, so that notebooks can show what lies in reports/. */
function open(passedOn) {
  const settings = {
    "ServerApp.root_dir": root,
    "FileContentsManager.preferred_dir": notebooks,
    // Served under static/, where lab.chart looks for plotly: inlined it would weigh 1 MB in every cell.
    "ServerApp.extra_static_paths": join(root, "node_modules", "plotly.js", "dist"),
    "MappingKernelManager.default_kernel_name": "tslab",
    "KernelSpecManager.allowed_kernelspecs": "tslab",
    "KernelSpecManager.ensure_native_kernel": "False",
    "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    "LabApp.news_url": "None",
    "LabApp.extension_manager": "readonly",
  };
  const flags = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  if (process.getuid?.() === 0) flags.push("--allow-root");
  const child = spawn(python, ["-m", "jupyterlab", ...flags, ...passedOn], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  // An interrupt is for JupyterLab to answer (it asks whether to stop); we only wait for it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** Runs one Python program on behalf of `title`; what it says is shown when it fails. */
function passes(title, args) {
  const begin = performance.now();
  const options = { cwd: root, env: environment, encoding: "utf8", maxBuffer: Number.POSITIVE_INFINITY };
  const { status, stdout, stderr } = spawnSync(python, args, options);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
  console.log(`${status === 0 ? "passed" : "FAILED"} ${title} (${seconds} s)`);
  return status === 0;
}

/** Runs notebooks and kernel tests; executed copies, with their outputs, go to a temporary folder. */
function execute() {
  const folder = mkdtempSync(join(tmpdir(), "strikelab-notebooks-"));
  const below = (path, pattern) =>
    readdirSync(path)
      .filter((name) => pattern.test(name))
      .sort();
  const results = [
    ...below(notebooks, /^\d\d-.*\.ipynb$/).map((name) =>
      passes(name, [join(notebooks, "execute.py"), join(notebooks, name), join(folder, name)]),
    ),
    ...below(tests, /^test_.*\.py$/).map((name) => passes(name, [join(tests, name)])),
  ];
  const failed = results.filter((passed) => !passed).length;
  if (failed > 0) say(`the notebooks as far as they ran: ${folder}`);
  else rmSync(folder, { recursive: true });
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 || results.length === 0 ? 1 : 0);
}

mkdirSync(jupyter, { recursive: true });
installOnce();
const [first, ...others] = process.argv.slice(2);
if (first === "--execute") execute();
else open(first === undefined ? [] : [first, ...others]);
