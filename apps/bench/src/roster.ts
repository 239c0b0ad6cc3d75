import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "./python.js";

/** A command that starts a contestant, or why this machine has none and what to do about it. */
export type Command =
  | { readonly command: string; readonly args: readonly string[]; readonly env?: Record<string, string> }
  | { readonly missing: string };

export interface Entry {
  readonly name: string;
  readonly about: string;
  /** Its program in the folder of contestants. */
  readonly file: string;
  /** The roofline is a yardstick: it answers nothing, so there is nothing to check. */
  readonly role?: "roofline";
  /** Whether it computes on a GPU. */
  readonly onGpu?: boolean;
  start(bundles: string): Command;
  /** What it is started with in a page; undefined for those that only Node or Python can run. */
  readonly pageArgs?: readonly string[];
}

/** Folder of the contestants' programs. */
export const contestants = fileURLToPath(new URL("contestants", import.meta.url));
/** Files in it that are no contestants. */
export const helpers: ReadonlySet<string> = new Set([
  "answer.ts",
  "gpu.ts",
  "serve.ts",
  "serve-browser.ts",
  "serve.py",
  "multiply-add.ts",
]);

const all = availableParallelism();
const ifSeveral = (...entries: Entry[]) => (all > 1 ? entries : []);

/** A contestant in JavaScript; `flags` are those of Node. */
function node(name: string, about: string, program = name, args: string[] = [], flags: string[] = []): Entry {
  const start = (bundles: string) => ({
    command: process.execPath,
    args: [...flags, join(bundles, `${program}.mjs`), ...args],
  });
  return { name, about, file: `${program}.ts`, start, ...(flags.length === 0 && { pageArgs: args }) };
}

interface PythonProgram {
  readonly name: string;
  readonly about: string;
  readonly file: string;
  readonly args?: readonly string[];
  /** What it imports, and how people get it. */
  readonly modules: readonly string[];
  readonly install: string;
  /** An expression that says whether its version can do it, and what to say when not. */
  readonly requires?: readonly [condition: string, otherwise: string];
}

function python({ name, about, file, args = [], modules, install, requires }: PythonProgram): Entry {
  return {
    name,
    about,
    file,
    start() {
      const command = findPython(modules);
      if (command === undefined)
        return { missing: `no python3 here has ${modules.join(" and ")}; ${install}` };
      if (requires !== undefined && findPython(modules, requires[0]) === undefined)
        return { missing: requires[1] };
      // Without these glibc gives large buffers back after each call, and PyTorch's time is the kernel's page faults.
      const env = { MALLOC_MMAP_THRESHOLD_: "4294967296", MALLOC_TRIM_THRESHOLD_: "4294967296" };
      return { command, args: [join(contestants, file), ...args], env };
    },
  };
}

const pytorch = (name: string, about: string, args: string[], requires?: PythonProgram["requires"]) =>
  python({
    ...{ name, about, args, file: "pytorch.py", modules: ["torch", "numpy"] },
    install: "pip install torch numpy, or apt-get install python3-torch",
    ...(requires && { requires }),
  });

const ofCompile = [
  "hasattr(torch, 'compile')",
  "torch.compile came with PyTorch 2; pip install -U torch",
] as const;
const ofCuda = ["torch.cuda.is_available()", "PyTorch sees no CUDA device here"] as const;

/** Functions of information that Python's libraries have, each on one thread. */
const scientific = (library: string, module: string, about: string) =>
  python({
    ...{ name: library, about, args: [module], file: "scientific.py", modules: [module, "numpy"] },
    install: `pip install ${library}, or apt-get install python3-${module}`,
  });

const listed: readonly Entry[] = [
  node("ours", "Surprisal on one thread"),
  node("compiled", "the same inside compile()", "ours", ["compiled"]),
  ...ifSeveral(node("compiled-all", "the same on all threads", "ours", ["compiled", `${all}`])),
  { ...node("webgpu", "the same inside compile(), on a GPU", "ours", ["webgpu"]), onGpu: true },
  { ...node("webgpu-fast", "the same in the fast mode", "ours", ["webgpu", "fast"]), onGpu: true },
  node("reference", "the same, evaluated in plain JavaScript", "ours", [], ["--no-expose-wasm"]),
  node("plain-js", "a loop written by hand"),
  node("tfjs", "TensorFlow.js, wasm backend", "tfjs", ["wasm"]),
  node("tfjs-cpu", "TensorFlow.js, cpu backend", "tfjs", ["cpu"]),
  node("jax-js", "jax-js, wasm backend, jit"),
  pytorch("pytorch", "PyTorch, eager", ["1"]),
  ...ifSeveral(pytorch("pytorch-all", "PyTorch, eager", [`${all}`])),
  pytorch("pytorch-compile", "PyTorch, torch.compile", ["1", "compile"], ofCompile),
  pytorch("pytorch-gpu", "PyTorch on the GPU, eager", ["cuda"], ofCuda),
  pytorch(
    "pytorch-gpu-compile",
    "PyTorch on the GPU, torch.compile",
    ["cuda", "compile"],
    [`${ofCuda[0]} and ${ofCompile[0]}`, `${ofCuda[1]}, or ${ofCompile[1]}`],
  ),
  scientific("numpy", "numpy", "NumPy"),
  scientific("scipy", "scipy", "SciPy"),
  scientific("scikit-learn", "sklearn", "scikit-learn"),
];

/** The yardsticks: what no contestant can beat, on the CPU and on a GPU. */
const rooflines: readonly Entry[] = [
  { ...node("roofline", "as many bytes copied, or SIMD products and sums"), role: "roofline" },
  { ...node("webgpu-copy", "as many bytes copied on the GPU"), role: "roofline", onGpu: true },
];

/** Programs that were put into the folder and nothing more are contestants by the name of their file. */
const files = new Set([...listed, ...rooflines].map(({ file }) => file));
const found = readdirSync(contestants)
  .filter((file) => /\.(ts|py)$/.test(file) && !helpers.has(file) && !files.has(file))
  .map((file) => {
    const name = file.replace(/\.\w+$/, "");
    if (file.endsWith(".ts")) return node(name, name);
    return python({ name, about: name, file, modules: ["numpy"], install: "pip install numpy" });
  });

/** Everyone who takes part, in the order of the tables. */
export const roster: readonly Entry[] = [...listed, ...found, ...rooflines];
