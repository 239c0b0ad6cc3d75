import { evaluateNodes, evaluatorReady } from "../backend.js";
import type { Node } from "./node.js";
import { isTracing } from "./tracing.js";

/** Longer chains of pending nodes than this are evaluated as they stand, so that a loop cannot grow without bound. */
const longestPending = 2000;

export function evaluateDeep(node: Node): Node {
  const grown = node.depth > longestPending && !isTracing();
  if (grown && evaluatorReady() === undefined) evaluateNodes([node]);
  return node;
}
