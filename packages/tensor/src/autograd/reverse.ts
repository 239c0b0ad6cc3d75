import { computed, isFloat } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { type Shape, sameShape } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * The reverse sweep: from the gradient of `output`, the gradient of each target below it, as more graph. A target
 * that `output` does not depend on is missing from the result.
 */
export function backpropagate(
  output: Node,
  seed: Tensor,
  targets: ReadonlySet<Node>,
  wrap: (node: Node) => Tensor,
): Map<Node, Tensor> {
  const order = topologicalOrder(
    [output],
    (node) => node.tracked || node.trace !== undefined,
    (node) => (targets.has(node) ? [] : node.inputs),
  );
  const onPath = new Set<Node>();
  for (const node of order) {
    if (targets.has(node) || node.inputs.some((input) => onPath.has(input))) onPath.add(node);
  }
  const gradients = new Map<Node, Tensor>([[output, seed]]);
  const found = new Map<Node, Tensor>();
  for (const node of order.reverse()) {
    const dy = gradients.get(node);
    gradients.delete(node);
    if (dy === undefined || !onPath.has(node)) continue;
    if (targets.has(node)) {
      found.set(node, dy);
      continue;
    }
    for (const [i, contribution] of contributions(node, dy, wrap).entries()) {
      const input = node.inputs[i];
      if (contribution === undefined || input === undefined || !onPath.has(input) || !isFloat(input.dtype))
        continue;
      const fitted = sumTo(contribution, input.shape).cast(computed(input.dtype));
      const sum = gradients.get(input);
      gradients.set(input, sum === undefined ? fitted : sum.add(fitted));
    }
  }
  return found;
}

function contributions(
  node: Node,
  dy: Tensor,
  wrap: (node: Node) => Tensor,
): readonly (Tensor | undefined)[] {
  const { gradient } = node.op;
  if (gradient === "none") return [];
  return gradient.rule({
    dy,
    inputs: node.inputs.map(wrap),
    output: wrap(node),
    attributes: node.attributes as never,
  });
}

/** Undoes broadcasting: sums over the axes that were stretched. What a rule left shorter stretches here. */
function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const offset = Math.max(0, x.rank - shape.length);
  const stretched = x.shape.flatMap((length, axis) =>
    axis < offset || (shape[axis - offset] === 1 && length !== 1) ? [axis] : [],
  );
  const summed = stretched.length > 0 ? x.sum(stretched, { keepDims: true }) : x;
  return summed.reshape(summed.shape.slice(offset)).expand(shape);
}
