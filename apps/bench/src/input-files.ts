import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "./cases/case.js";
import type { ArrayFile } from "./protocol.js";

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

/** The values in an input's file. */
export function readArray({ path, dtype }: Pick<ArrayFile, "path" | "dtype">): Float32Array | Int32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  return dtype === "int32" ? new Int32Array(bytes) : new Float32Array(bytes);
}
