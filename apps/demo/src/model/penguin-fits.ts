import { type FitState, type Line, lineFit, type MeanLoss, unitsOf } from "./line-fit.js";
import { lossNamed } from "./losses.js";
import { joined, outliers, penguins } from "./penguins.js";

export const fitNames = ["L1", "Huber", "L2"] as const;
export type FitName = (typeof fitNames)[number];
export type Fits = Readonly<Record<FitName, FitState>>;

// Those of the clean data: the scale must not stretch when outliers come.
const xUnits = unitsOf(penguins.flipper);
const yUnits = unitsOf(penguins.mass);

export const lastStep = 300;

/** Three fits of a line to the same penguins, one step of each at a call. */
export function penguinFits(
  outlierCount: number,
  huberDelta: number,
  start?: Readonly<Record<FitName, Line>>,
): () => Fits {
  const { flipper, mass } = joined(penguins, outliers(outlierCount));
  const losses: Record<FitName, MeanLoss> = {
    L1: lossNamed("absoluteError").loss,
    Huber: lossNamed("huber").loss.with({ delta: huberDelta / yUnits.spread }),
    L2: lossNamed("halfSquaredError").loss,
  };
  const steps = record((name) =>
    lineFit({ x: flipper, y: mass, xUnits, yUnits, loss: losses[name], start: start?.[name] }),
  );
  return () => record((name) => steps[name]());
}

/** A value for each of the fits. */
export function record<T>(of: (name: FitName) => T): Record<FitName, T> {
  return { L1: of("L1"), Huber: of("Huber"), L2: of("L2") };
}

/** What a line says at `x`. */
export const lineAt = ({ slope, intercept }: Line, x: number): number => intercept + slope * x;
