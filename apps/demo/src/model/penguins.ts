import { randomUniform } from "@surprisal/tensor";
import records from "../data/penguins.json";

/** Points of a scatter plot: flipper lengths in millimetres, body masses in grams. */
export interface Penguins {
  readonly flipper: readonly number[];
  readonly mass: readonly number[];
}

const measured = records.flatMap((record) => {
  const flipper = record["Flipper Length (mm)"];
  const mass = record["Body Mass (g)"];
  return flipper === null || mass === null ? [] : [{ flipper, mass }];
});

/** The penguins of which both flipper and mass were measured. */
export const penguins: Penguins = {
  flipper: measured.map((penguin) => penguin.flipper),
  mass: measured.map((penguin) => penguin.mass),
};

export const mostOutliers = 80;

/** Records gone wrong: long flippers with the mass of a chick. The first `count` of one fixed list. */
export function outliers(count: number): Penguins {
  const draw = (seed: number, low: number, high: number) =>
    Array.from(
      randomUniform([mostOutliers], { seed })
        .mul(high - low)
        .add(low)
        .dataSync()
        .slice(0, count),
    );
  return { flipper: draw(1, 214, 232), mass: draw(2, 300, 1800) };
}

/** Two sets of points as one. */
export function joined(a: Penguins, b: Penguins): Penguins {
  return { flipper: [...a.flipper, ...b.flipper], mass: [...a.mass, ...b.mass] };
}
