import { type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { compile, Tensor, tensor } from "@surprisal/tensor";
import type { OptionValues } from "./option-controls.js";

export interface SlopeCheck {
  /** How many partial derivatives were compared. */
  readonly slopes: number;
  /** The largest distance of one from its central difference, relative to the largest of them, or to 1. */
  readonly worst: number;
}

/** A difference is off by about the square of its step, and by rounding over the step: least in all at this one. */
const step = Number.EPSILON ** (1 / 3);

/** Compares a loss's gradient at random arguments with central differences, element by element. */
export function checkSlopes(description: LossDescription, options: OptionValues = {}): SlopeCheck {
  const loss = description.loss.with({ ...options, reduction: "sum" });
  const { prediction, target } = sampleInputs(loss, { shape: [4, 3], seed: 3, dtype: "float64" }) as {
    prediction: Tensor | Readonly<Record<string, Tensor>>;
    target: unknown;
  };
  const { gradient } = loss.valueAndGrad(prediction, target);
  const total = compile((at: Tensor | Readonly<Record<string, Tensor>>) => loss(at, target));
  let [slopes, apart, largest] = [0, 0, 1];
  for (const [name, part] of parts(prediction)) {
    const exact = new Map(parts(gradient)).get(name)?.dataSync() ?? [];
    const values = Float64Array.from(part.dataSync());
    const at = (element: number, value: number): number => {
      const moved = tensor(values.with(element, value), { shape: part.shape });
      const whole = name === undefined ? moved : { ...(prediction as Record<string, Tensor>), [name]: moved };
      return total(whole).itemSync();
    };
    for (const [element, value] of values.entries()) {
      const [low, high] = [value - step, value + step];
      const difference = (at(element, high) - at(element, low)) / (high - low);
      const error = Math.abs(Number(exact[element]) - difference);
      slopes++;
      apart = Math.max(apart, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
      largest = Math.max(largest, Math.abs(difference));
    }
  }
  return { slopes, worst: apart / largest };
}

const parts = (tree: Tensor | Readonly<Record<string, Tensor>>): [string | undefined, Tensor][] =>
  tree instanceof Tensor ? [[undefined, tree]] : Object.entries(tree);
