import { tensor } from "../create.js";
import type { FloatDtype } from "../dtype.js";
import { randomUniform } from "../random.js";
import { type Shape, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** Where an operand may lie: between two numbers, or at the numbers a function gives for positions 0, 1, 2, … */
export type Domain = readonly [low: number, high: number] | ((position: number) => number);

/** Numbers from a domain, the same for the same seed. float32 numbers, so that both dtypes hold them exactly. */
export function sample(domain: Domain, shape: Shape, dtype: FloatDtype, seed: number): Tensor {
  const values =
    typeof domain === "function"
      ? Float32Array.from({ length: sizeOf(shape) }, (_, i) => domain(i + seed * 1009))
      : randomUniform(shape, { low: domain[0], high: domain[1], seed }).dataSync();
  return tensor(values, { shape, dtype });
}

/** The same values as `x`, read through other strides: a name and a view each. */
export function nonContiguous(x: Tensor): { name: string; view: Tensor }[] {
  const reversed = x.rank > 1 ? x.permute(x.shape.map((_, axis) => x.rank - 1 - axis)) : x;
  const stored = tensor(reversed);
  const transposed = x.rank > 1 ? stored.permute(x.shape.map((_, axis) => x.rank - 1 - axis)) : stored;
  const flipped = tensor(x.flip()).flip();
  const spaced = tensor(
    x
      .reshape([-1])
      .unsqueeze(1)
      .expand([x.size, 2])
      .reshape([2 * x.size]),
  );
  return [
    { name: "transposed", view: transposed },
    { name: "flipped", view: flipped },
    { name: "every second element", view: spaced.slice([0], [], [2]).reshape(x.shape) },
  ];
}
