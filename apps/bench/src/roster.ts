import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A command that starts a contestant, or why this machine has none and what to do about it. */
export type Command =
  | { readonly command: string; readonly args: readonly string[]; readonly env?: Record<string, string> }
  | { readonly missing: string };

export interface Entry {
  readonly name: string;
  readonly about: string;
  /** The roofline is a yardstick: it answers nothing, so there is nothing to check. */
  readonly role?: "roofline";
  start(bundles: string): Command;
}

const node = (name: string, about: string, file = name, ...args: string[]): Entry => ({
  name,
  about,
  start: (bundles) => ({ command: process.execPath, args: [join(bundles, `${file}.mjs`), ...args] }),
});

/** Everyone who takes part, in the order of the tables. To add one: a file in contestants/, a line here. */
export const roster: readonly Entry[] = [
  node("ours", "Surprisal on one thread"),
  node("compiled", "the same inside compile()", "ours", "compiled"),
  ...(availableParallelism() > 1
    ? [node("compiled-all", "the same on all threads", "ours", "compiled", `${availableParallelism()}`)]
    : []),
  node("plain-js", "a loop written by hand"),
  node("tfjs", "TensorFlow.js, wasm backend"),
  node("jax-js", "jax-js, wasm backend, jit"),
  pytorch("pytorch", 1),
  ...(availableParallelism() > 1 ? [pytorch("pytorch-all", availableParallelism())] : []),
  { ...node("roofline", "as many bytes copied, or SIMD products and sums"), role: "roofline" },
];

function pytorch(name: string, threads: number): Entry {
  return {
    name,
    about: "PyTorch, eager",
    start() {
      const python = findPython();
      if (python === undefined) {
        return { missing: "no python3 here has torch; pip install torch, or apt-get install python3-torch" };
      }
      const script = fileURLToPath(new URL("contestants/pytorch.py", import.meta.url));
      // Without these glibc gives large buffers back after each call, and PyTorch's time is the kernel's page faults.
      const keepMemory = { MALLOC_MMAP_THRESHOLD_: "4294967296", MALLOC_TRIM_THRESHOLD_: "4294967296" };
      return { command: python, args: [script, String(threads)], env: keepMemory };
    },
  };
}

let python: { readonly command: string | undefined } | undefined;

/** The first Python that can import torch; PYTHON in the environment goes before the others. */
function findPython(): string | undefined {
  python ??= {
    command: [process.env.PYTHON ?? "", "python3", "/usr/bin/python3", "python"].find(
      (command) => command !== "" && spawnSync(command, ["-c", "import torch, numpy"]).status === 0,
    ),
  };
  return python.command;
}
