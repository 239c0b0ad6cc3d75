import type { Kernel } from "../compiler/kernel.js";
import { type ArgumentLayout, layOutArguments } from "./arguments.js";
import { FunctionWriter } from "./assembler.js";
import { writeBody } from "./body.js";
import { BodyState } from "./body-state.js";
import { writeFinish } from "./finish.js";

/** A kernel in WebAssembly: `body` does units of work, `finish` joins their partial results. */
export interface KernelCode {
  readonly functions: readonly FunctionWriter[];
  readonly layout: ArgumentLayout;
  readonly hasFinish: boolean;
  /** Bytes of scratch that a row needs beside its columns' count: 0 when none. */
  readonly partialSize: number;
}

export function generate(kernel: Kernel): KernelCode {
  const layout = layOutArguments(kernel);
  const body = new BodyState(kernel, layout, new FunctionWriter("body", ["i32", "i32", "i32", "i32", "i32"]));
  writeBody(body);
  const grand = kernel.reductions.filter(({ level }) => level === "grand");
  const functions = [body.f];
  if (grand.length > 0) {
    const finish = new BodyState(kernel, layout, new FunctionWriter("finish", ["i32", "i32", "i32"]));
    writeFinish(finish);
    functions.push(finish.f);
  }
  return { functions, layout, hasFinish: grand.length > 0, partialSize: 8 * grand.length };
}
