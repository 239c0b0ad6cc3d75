import type { Tensor } from "@surprisal/tensor";

/** The same tensor with one axis after all others. */
export function lastAxis(x: Tensor, axis: number): Tensor {
  const at = axis < 0 ? axis + x.rank : axis;
  if (at === x.rank - 1) return x;
  const others = x.shape.map((_, i) => i).filter((i) => i !== at);
  return x.permute([...others, at]);
}
