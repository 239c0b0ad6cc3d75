// The suite of size: what a browser downloads for the Huber loss and its gradient, by library.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { onDemand } from "../../../tooling/on-demand.mjs";

interface Program {
  readonly name: string;
  readonly about: string;
  readonly code: string;
  /** Files that the program fetches besides. */
  readonly files?: readonly string[];
}

const require = createRequire(import.meta.url);
const wasm = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));

const tfjs = (backend: string) => `
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-${backend}";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
await tf.setBackend("${backend}");
globalThis.step = (x, y) => tf.valueAndGrad((p) => tf.losses.huberLoss(y, p))(x);`;

const programs: readonly Program[] = [
  {
    name: "ours",
    about: "one loss from its own path, CPU engine",
    code: `
import { huber } from "@surprisal/losses-regression/huber";
globalThis.step = (x, y) => huber.valueAndGrad(x, y);`,
  },
  {
    name: "ours, all losses",
    about: "every regression loss, CPU engine",
    code: `
import { huber } from "@surprisal/losses-regression";
globalThis.step = (x, y) => huber.valueAndGrad(x, y);`,
  },
  { name: "tfjs", about: "core, gradients, cpu backend", code: tfjs("cpu") },
  {
    name: "tfjs wasm",
    about: "core, gradients, wasm backend, binary",
    code: tfjs("wasm"),
    files: [join(wasm, "tfjs-backend-wasm-simd.wasm")],
  },
  {
    name: "jax-js",
    about: "one package",
    code: `
import { numpy as np, valueAndGrad, init } from "@jax-js/jax";
await init("wasm");
const huber = (x, y) => {
  const distance = np.abs(x.sub(y));
  const near = np.minimum(distance.ref, 1);
  return np.mean(near.ref.mul(distance.sub(near.mul(0.5))));
};
globalThis.step = valueAndGrad(huber);`,
  },
];

export interface Size {
  readonly name: string;
  readonly about: string;
  /** Bytes of what is needed before anything runs; code loaded on demand apart. */
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

export async function measureSizes(): Promise<Size[]> {
  return Promise.all(
    programs.map(async ({ name, about, code, files = [] }) => {
      const bundled = await bundle(code);
      const parts = [bundled, ...files.map((file) => readFileSync(file))];
      const total = (size: (part: Uint8Array) => number) => parts.reduce((sum, part) => sum + size(part), 0);
      return {
        name,
        about,
        minified: total((part) => part.length),
        gzip: total((part) => gzipSync(part, { level: 9 }).length),
        brotli: total((part) => brotliCompressSync(part).length),
      };
    }),
  );
}

/** Minified for a browser, without what `import()` asks for. */
async function bundle(code: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("..", import.meta.url)), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
    logLevel: "error",
    plugins: [onDemand],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
