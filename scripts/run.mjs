// npm start, npm test, npm run bench …: installs what is missing, then runs the task. Works with only Node and npm.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, pnpm, root } from "./install.mjs";

const [task, ...args] = process.argv.slice(2);

const tasks = {
  start: () => runTypeScript("apps/demo/server/start.ts", join(root, "apps/demo")),
  test: () => runTypeScript("scripts/test.ts"),
  bench: () => runTypeScript("apps/bench/src/cli.ts"),
  docs: () => runTypeScript("scripts/docs.ts"),
  golden: () => runTypeScript("scripts/golden.ts"),
  "new-plugin": () => runTypeScript("scripts/new-plugin.ts"),
  // Used by the release workflow: "version" raises the versions as the changesets say, "publish" publishes what npm lacks.
  release: () => process.exit(release(...args)),
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: Surprisal needs 20.19 or newer.`);
}
const action = tasks[task];
if (!action) fail(`No task named "${task}". Tasks: ${Object.keys(tasks).join(", ")}.`);

try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
action();

/** Runs a TypeScript file with tsx: where the command was typed, so that file arguments mean what they say there. */
function runTypeScript(file, cwd = process.env.INIT_CWD ?? process.cwd()) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  run(process.execPath, ["--import", tsx, join(root, file), ...args], { cwd });
}

function release(step) {
  if (step === "publish") {
    const built = pnpm(["exec", "turbo", "run", "build"]);
    if (built !== 0) return built;
  }
  return pnpm(["exec", "changeset", step]);
}

/** Runs a program to its end; Ctrl-C goes to the child, whose exit status becomes ours. */
function run(program, programArgs, options) {
  const child = spawn(program, programArgs, { stdio: "inherit", ...options });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (status, signal) => process.exit(status ?? (signal === "SIGINT" ? 130 : 1)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
