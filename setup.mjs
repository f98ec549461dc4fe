// Brings a fresh clone to the point where the project runs: packages from the lockfile (with the pinned Node), the link
// that lets notebooks import "strikelab", and the compiled library. Runs on any Node >= 20 with no packages installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, "node_modules");
const pinnedNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const say = (text) => process.stderr.write(`set-up: ${text}\n`);

function fail(step, result) {
  say(`${step} failed${result.error ? `: ${result.error.message}` : ` (exit ${result.status})`}`);
  process.exit(1);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Content digest of some files, so that a touched but unchanged file costs nothing. */
function digestOf(paths) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const path of paths) hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/** Runs `work` unless the stamp says that it was done for exactly these inputs. */
function once(stamp, inputs, work) {
  const digest = digestOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  if (lstatSync(path, { throwIfNoEntry: false })) rmSync(path);
  symlinkSync(target, path, "junction");
}

function install() {
  say("installing packages from the lockfile (about a minute, once)");
  // Engine warnings speak of the host's Node; everything here runs on the pinned one.
  const npm = process.env.npm_execpath;
  const args = ["ci", "--loglevel=error"];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (result.status !== 0) fail("npm ci", result);
  if (!existsSync(pinnedNode)) {
    say(
      "the pinned Node is missing: was the install script of the package `node` blocked? see allowScripts in package.json",
    );
    process.exit(1);
  }
  link(root, join(modules, "strikelab"));
  link(join(root, "dist", "cli", "main.js"), join(modules, ".bin", "strikelab"));
}

function build() {
  say("compiling");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  // Called by path: the notebook kernel puts an older `tsc` into node_modules/.bin.
  const tsc = join(modules, "typescript", "bin", "tsc");
  const result = spawnSync(pinnedNode, [tsc, "-p", join(root, "tsconfig.json")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (result.status !== 0) fail("compiling", result);
  chmodSync(join(root, "dist", "cli", "main.js"), 0o755);
}

const manifests = [join(root, "package.json"), join(root, "package-lock.json")];
once(join(modules, ".strikelab-installed"), manifests, install);
once(
  join(root, "dist", ".built"),
  [...manifests, join(root, "tsconfig.json"), ...filesBelow(join(root, "lib"))],
  build,
);
