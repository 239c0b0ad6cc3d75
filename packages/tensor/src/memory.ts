import { evaluateNodes, memoryInUse } from "./backend.js";
import { birthCount, type Node } from "./graph/node.js";
import { runScope } from "./scope.js";
import { Tensor } from "./tensor/tensor.js";

/**
 * Runs `fn`, and lets go of all memory that was computed in it, except that of the tensors it returns (also inside
 * objects and arrays), of tensors made before, and of gradients left by `backward()`. A long synchronous loop whose
 * steps are scopes holds only what they return, which comes back when the event loop turns. Of an async function, what
 * was made before its first `await` ends when its promise does; the rest is collected, as without a scope.
 *
 * @example
 * ```ts
 * import { scope, tensor } from "@surprisal/tensor";
 * let x = tensor([1, 2, 3]);
 * for (let i = 0; i < 1000; i++) x = scope(() => x.mul(2).sub(x));
 * x.arraySync(); // → [1, 2, 3]
 * ```
 */
export function scope<R>(fn: () => R): R {
  return runScope(birthCount(), fn, (result, leaving) => {
    const nodes = [...leaving];
    collect(result, nodes, new Set());
    evaluateNodes(nodes.filter((node) => node.value === undefined));
    return nodes.flatMap((node) => (node.value === undefined ? [] : [node.value]));
  });
}

function collect(value: unknown, into: Node[], seen: Set<object>): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Tensor) into.push(value.node);
  else for (const child of Object.values(value)) collect(child, into, seen);
}

/** What tensors hold at this moment. */
export interface Memory {
  /** Arrays with values that somebody may still read. */
  readonly buffers: number;
  /** Bytes handed out, those of compiled functions and of kernels' arguments included. */
  readonly bytes: number;
  /** Bytes that the heap has grown to; it never shrinks, and uses again what was let go. */
  readonly reserved: number;
}

/**
 * How much memory tensors hold.
 *
 * @example
 * ```ts
 * import { memory, tensor } from "@surprisal/tensor";
 * const before = memory().buffers;
 * const y = tensor([1, 2, 3]).exp();
 * y.dataSync();
 * y.dispose();
 * memory().bytes <= memory().reserved; // → true
 * ```
 */
export function memory(): Memory {
  return memoryInUse();
}
