import { evaluateNodes } from "../backend.js";
import type { Node } from "./node.js";
import { isTracing } from "./tracing.js";

/** Longer chains of pending nodes than this are evaluated as they stand, so that a loop cannot grow without bound. */
const longestPending = 2000;

export function evaluateDeep(node: Node): Node {
  if (node.depth > longestPending && !isTracing()) evaluateNodes([node]);
  return node;
}
