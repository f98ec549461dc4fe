#!/usr/bin/env node
// Everything else is loaded after this check: on an older Node it would already fail to load, with a message about glob.
const oldest = 24;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(
    `strikelab: needs Node ${oldest} or newer, this is ${process.versions.node}; \`npx strikelab\` and the npm scripts bring their own\n`,
  );
  process.exitCode = 2;
} else {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  void Promise.all([import("./command.js"), import("./interrupt.js")])
    .then(([{ runCommand }, { stopCleanly }]) => {
      stopCleanly(process, process.stderr);
      return runCommand(process.argv.slice(2), {
        stdout: { interactive: process.stdout.isTTY === true, write: (text) => process.stdout.write(text) },
        stderr: { interactive: process.stderr.isTTY === true, write: (text) => process.stderr.write(text) },
        clock: () => performance.now(),
        now: () => new Date().toISOString(),
      });
    })
    .then((code) => {
      process.exitCode = code;
    });
}

export {};
