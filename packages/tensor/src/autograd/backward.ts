import { groupNodes } from "../backend.js";
import { isFloat } from "../dtype.js";
import { DtypeError, StateError } from "../errors.js";
import { constantNode } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { noteOwned } from "../scope.js";
import type { Tensor } from "../tensor/tensor.js";
import { backpropagate } from "./reverse.js";

/** The imperative form: fills in `grad` of every leaf below `loss`. They and the loss are computed together. */
export function backward(loss: Tensor, wrap: (node: Node) => Tensor): void {
  if (!isFloat(loss.dtype)) {
    throw new DtypeError(`backward: a ${loss.dtype} tensor has no gradient; only float32 and float64 have.`);
  }
  const { node } = loss;
  // What a leaf was made from is none of the loss's business.
  const leaves = topologicalOrder(
    [node],
    (below) => below.tracked,
    (below) => (below.requiresGrad ? [] : below.inputs),
  ).filter((below) => below.requiresGrad);
  if (leaves.length === 0) {
    throw new StateError(
      "backward: nothing here depends on a leaf that asks for a gradient. Make one: tensor(values, { requiresGrad: true }).",
    );
  }
  const seed = wrap(constantNode(1, loss.dtype)).expand(loss.shape);
  const gradients = backpropagate(node, seed, new Set(leaves), wrap);
  for (const leaf of leaves) {
    leaf.grad = gradients.get(leaf)?.detach();
    if (leaf.grad !== undefined) noteOwned(leaf.birth, leaf.grad.node);
  }
  groupNodes([node, ...leaves.flatMap((leaf) => (leaf.grad === undefined ? [] : [leaf.grad.node]))]);
}
