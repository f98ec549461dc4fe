#!/usr/bin/env node
import { runCommand } from "./command.js";

void runCommand(process.argv.slice(2), {
  stdout: { interactive: process.stdout.isTTY === true, write: (text) => process.stdout.write(text) },
  stderr: { interactive: process.stderr.isTTY === true, write: (text) => process.stderr.write(text) },
  clock: () => performance.now(),
  now: () => new Date().toISOString(),
}).then((code) => {
  process.exitCode = code;
});
