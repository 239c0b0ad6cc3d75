import { ShapeError, type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

export interface WaterFillingOptions extends BaseOption {
  /** The power to be shared, from 0. */
  readonly power: number;
}

export interface WaterFilling {
  /** What all channels carry together per use; a scalar. */
  readonly capacity: Tensor;
  /** What power each channel gets. */
  readonly powers: Tensor;
  /** Noise and power of each channel in use; a scalar. */
  readonly level: Tensor;
}

/**
 * Capacity of parallel channels with Gaussian noise that share a power, `Σ ½ log(1 + Pᵢ/Nᵢ)`: power is poured over the noise
 * like water, to one level. The noisiest channels may stay dry.
 *
 * All parts have gradients in the noise. The noise is read at the call, to find which channels are in use.
 *
 * @param noise the noise power of each channel, above 0; numbers alone compute in float64
 * @throws ShapeError for noise that is no vector, ValueError for noise that is not above 0, a negative power, and a base that
 *   is none
 * @example
 * ```ts
 * import { waterFilling } from "@surprisal/info-theory/water-filling";
 * const { capacity, powers } = waterFilling([1, 4, 10], { power: 5, base: 2 });
 * powers.arraySync(); // → [4, 1, 0]
 * capacity.itemSync(); // → 1.3219281
 * ```
 */
export function waterFilling(noise: TensorLike, { power, base }: WaterFillingOptions): WaterFilling {
  const [n] = operands("waterFilling", noise);
  if (n.rank !== 1 || n.size === 0) {
    throw new ShapeError(
      `waterFilling: noise [${n.shape.join(", ")}] must be a vector, the noise of each channel.`,
    );
  }
  const floors = n.arraySync() as number[];
  if (!floors.every((floor) => floor > 0) || !(power >= 0)) {
    throw new ValueError(
      `waterFilling: noise [${floors.join(", ")}] must be above 0, and power ${power} at least 0.`,
    );
  }
  const used = channelsInUse(floors, power);
  const wet = tensor(floors.map((floor) => floor <= used.floor));
  const level = wet.where(n, 0).sum().add(power).div(used.count);
  const powers = wet.where(level.sub(n), 0);
  const nats = powers.div(n).log1p().sum().mul(0.5);
  return { capacity: inBase("waterFilling", nats, base), powers, level };
}

/** How many channels get power, and the noise of the noisiest of them. */
function channelsInUse(floors: readonly number[], power: number): { count: number; floor: number } {
  const sorted = [...floors].sort((a, b) => a - b);
  let below = 0;
  let used = { count: 0, floor: 0 };
  for (const [i, floor] of sorted.entries()) {
    // What it takes to raise the water to this floor.
    if (i > 0 && i * floor - below > power) break;
    below += floor;
    used = { count: i + 1, floor };
  }
  return used;
}
