// Modules that the bundler makes; see bundle.ts.

/** Registers the losses of every plug-in. */
declare module "all-plugins";

declare module "peers" {
  export const jaxVersion: string;
  /** Where the binaries of tfjs are. */
  export const tfjsWasm: string;
}
