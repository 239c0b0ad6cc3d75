// What a browser downloads before anything runs, gzipped. Code loaded on demand (worker threads, explain, the evaluator in
// plain JavaScript) is not in it.

import { pluginPackages } from "../../scripts/plugins.mjs";
import { onDemand } from "../on-demand.mjs";

/** What the whole of a plug-in may weigh; one that is not listed here, 10 kB. */
const budgets = {
  "info-theory": "38.4 kB",
  "losses-classification": "24 kB",
  "losses-metric-learning": "14 kB",
  "losses-ranking": "7 kB",
  "losses-regression": "24.3 kB",
};

const plugins = pluginPackages().map(({ folder, manifest }) => {
  const name = manifest.name.replace("@surprisal/", "");
  return { folder, name, budget: budgets[name] ?? "10 kB" };
});

/** Leaves out what is in the core already: measured is what comes on top of it. */
const beyondTheCore = {
  name: "beyond-the-core",
  setup(build) {
    build.onResolve({ filter: /^\.\.\// }, ({ kind, path }) =>
      kind === "entry-point" ? undefined : { path, external: true },
    );
  },
};

/** @type {import("size-limit").SizeLimitConfig} */
const checks = [
  {
    name: "one loss from its own path, without the tensor core",
    path: "../../packages/losses-regression/dist/huber.js",
    import: "{ huber }",
    ignore: ["@surprisal/tensor", "@surprisal/loss-registry"],
    // Its names in other libraries are a part of it.
    limit: "750 B",
  },
  {
    name: "one loss and its gradient, with all it needs",
    path: "../../packages/losses-regression/dist/huber.js",
    import: "{ huber }",
    limit: "54.9 kB",
  },
  ...plugins.map(({ name, folder, budget }) => ({
    name,
    path: `../../${folder}/dist/index.js`,
    ignore: ["@surprisal/tensor", "@surprisal/loss-registry"],
    limit: budget,
  })),
  {
    name: "loss-registry",
    path: "../../packages/loss-registry/dist/index.js",
    ignore: ["@surprisal/tensor"],
    limit: "6.5 kB",
  },
  {
    name: "tensor",
    path: "../../packages/tensor/dist/index.js",
    limit: "56.2 kB",
  },
  {
    name: "the WebGPU backend, on top of tensor",
    path: "../../packages/tensor/src/webgpu/start.ts",
    plugins: [beyondTheCore],
    limit: "16 kB",
  },
];

export default checks.map(({ plugins = [], ...check }) => ({
  ...check,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", plugins: [...plugins, onDemand] }),
}));
