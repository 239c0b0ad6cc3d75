/** A plug-in of esbuild: leaves what `import()` asks for out of the bundle, which is then what is needed before anything runs. */
export const onDemand = {
  name: "on-demand",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};
