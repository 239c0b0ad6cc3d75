import { expect, test } from "vitest";
import { valueAndGrad } from "../autograd/grad.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import { aboveChord, steepestSlope } from "./describe-claims.js";
import { describeClaims } from "./index.js";

interface Options {
  readonly reduction?: string;
}

/** A loss of the residual, reduced by hand. */
function lossOf(name: string, f: (residual: Tensor) => Tensor) {
  const call = (prediction: TensorLike, target: TensorLike, { reduction }: Options = {}): Tensor => {
    const losses = f(asTensor(prediction).sub(asTensor(target)));
    return reduction === "none" ? losses : losses.sum();
  };
  const gradient = valueAndGrad(call) as unknown as (...args: Parameters<typeof call>) => {
    value: Tensor;
    gradient: Tensor;
  };
  return Object.defineProperty(Object.assign(call, { valueAndGrad: gradient }), "name", { value: name });
}

// Residuals −1 and 3, then 2 and −2: their middles are ½ and ½.
const sample = (seed: number) => ({ prediction: seed === 1 ? [-1, 3] : [2, -2], target: [0, 0] });

test("a loss above its chord, and a slope, are found", async () => {
  const cap = lossOf("cap", (r) => r.square().neg());
  // −¼ + (1 + 4) / 2, and −¼ + (9 + 4) / 2.
  expect(await aboveChord(cap, sample)).toBeCloseTo(6.25, 12);
  expect(await steepestSlope(cap, sample)).toBeCloseTo(6, 12);
  const cup = lossOf("cup", (r) => r.square());
  expect(await aboveChord(cup, sample)).toBeCloseTo(-2.25, 12);
});

describeClaims(
  Object.assign(
    lossOf("scaled absolute value", (r) => r.abs().mul(0.5)),
    {
      definition: {
        options: { scale: { default: 0.5 }, axis: { type: "axis" } },
        properties: { convex: true, lipschitz: ({ scale = Number.NaN }) => scale },
      },
    },
  ),
  sample,
);
