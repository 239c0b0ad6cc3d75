// What a browser downloads before anything runs, gzipped. Code loaded on demand (worker threads, explain, the evaluator in
// plain JavaScript) is not in it.

/** Leaves what `import()` asks for out of the bundle. */
const onDemand = {
  name: "on-demand",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
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
    limit: "600 B",
  },
  {
    name: "one loss and its gradient, with all it needs",
    path: "../../packages/losses-regression/dist/huber.js",
    import: "{ huber }",
    limit: "58 kB",
  },
  {
    name: "losses-regression",
    path: "../../packages/losses-regression/dist/index.js",
    ignore: ["@surprisal/tensor", "@surprisal/loss-registry"],
    limit: "1.5 kB",
  },
  {
    name: "losses-classification",
    path: "../../packages/losses-classification/dist/index.js",
    ignore: ["@surprisal/tensor", "@surprisal/loss-registry"],
    limit: "3 kB",
  },
  {
    name: "info-theory",
    path: "../../packages/info-theory/dist/index.js",
    ignore: ["@surprisal/tensor", "@surprisal/loss-registry"],
    limit: "3.5 kB",
  },
  {
    name: "loss-registry",
    path: "../../packages/loss-registry/dist/index.js",
    ignore: ["@surprisal/tensor"],
    limit: "6 kB",
  },
  {
    name: "tensor",
    path: "../../packages/tensor/dist/index.js",
    limit: "58 kB",
  },
];

export default checks.map((check) => ({
  ...check,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", plugins: [onDemand] }),
}));
