import type { Alias } from "./define.js";

/** The value as it is, computed on the CPU from here on. Values that lie on the GPU must be waited for. */
export const toCpu: Alias = { kind: "alias", name: "toCpu", gradient: { rule: ({ dy }) => [dy] } };

/** The value as it is, on the GPU, and so is whatever is computed from it. */
export const toWebgpu: Alias = { kind: "alias", name: "toWebgpu", gradient: { rule: ({ dy }) => [dy] } };
