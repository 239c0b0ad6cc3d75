// Where tests on WebGPU run.

import { fileURLToPath } from "node:url";

/** The software adapter from npm is for Linux x64. Of other machines' GPUs nothing is known, so they are to be asked for. */
export const hasWebgpu =
  process.env.SURPRISAL_GPU !== undefined || (process.platform === "linux" && process.arch === "x64");

/** The files to run: those given, or where there is no adapter, one that says so. */
export function onWebgpu(files: string[]): string[] {
  return hasWebgpu ? files : [fileURLToPath(new URL("no-webgpu.ts", import.meta.url))];
}
