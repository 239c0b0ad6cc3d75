// No contestant but the yardstick: how long the machine takes to copy as many bytes as the task has to move, or, where
// arithmetic is the limit, for as many multiplications and additions in portable SIMD, on one thread.

import type { Work } from "../protocol.js";
import { flopsPerTurn, multiplyAdd } from "./multiply-add.js";
import { type Prepared, runtime, serve } from "./serve.js";

function prepare({ bytes, flops }: Work): Prepared {
  if (flops !== undefined) {
    const run = multiplyAdd();
    const turns = Math.ceil(flops / flopsPerTurn);
    return { run: () => void run(turns), read: () => [] };
  }
  // A copy reads each byte and writes it, so half the bytes are moved twice.
  const source = new Uint8Array(bytes / 2).fill(1);
  const destination = new Uint8Array(bytes / 2);
  return { run: () => destination.set(source), read: () => [] };
}

serve({
  details: () => runtime,
  prepare: (_task, _inputs, work) => prepare(work),
});
