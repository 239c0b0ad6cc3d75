import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "./cases/case.js";
import type { ArrayFile } from "./protocol.js";

export type Numbers = Float32Array | Float64Array | Int32Array;

/** A temporary folder through which contestants get their inputs and hand in their outputs. */
export class InputFiles {
  readonly folder: string = mkdtempSync(join(tmpdir(), "surprisal-bench-"));

  constructor() {
    process.once("exit", this.remove);
  }

  /** Writes the values of an input, once for all cases that share them. */
  write({ key, name, shape, dtype, values }: InputValues): ArrayFile {
    const path = join(this.folder, `${key}.bin`);
    if (!existsSync(path)) {
      const { buffer, byteOffset, byteLength } = values();
      writeFileSync(path, new Uint8Array(buffer, byteOffset, byteLength));
    }
    return { name, shape, dtype, path };
  }

  /** Also done when the process ends early. */
  readonly remove = (): void => {
    process.off("exit", this.remove);
    rmSync(this.folder, { recursive: true, force: true });
  };
}

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array };

/** The values in an input's file. */
export function readArray({ path, dtype }: Pick<ArrayFile, "path" | "dtype">): Numbers {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new arrays[dtype](buffer.slice(byteOffset, byteOffset + byteLength));
}
