import type { Kernel } from "./kernel.js";

/** Recomputing less than this is cheaper than storing and loading. */
const worthKeeping = 8;
const costs: Record<string, number> = {
  div: 4,
  sqrt: 4,
  take: 4,
  load: 0,
  constant: 0,
  ramp: 1,
  reduced: 0,
  scalar: 0,
};

/** Element values that a later sweep needs and that are dear to compute: they stay in memory between the sweeps. */
export function findKeeps({ block, levels }: Pick<Kernel, "block" | "levels">): number[] {
  const kept: number[] = [];
  const cost = block.instructions.map(() => 0);
  for (const [number, { op, args }] of block.instructions.entries()) {
    if (levels[number]?.kind !== "element") continue;
    // A bound, since shared values are counted at each use: enough to tell a sum from an exponential.
    const below = args.reduce((sum, arg) => sum + (cost[arg] ?? 0), 0);
    cost[number] = below + (costs[op] ?? 1);
  }
  const sweepOf = (number: number): number => levels[number]?.sweep ?? 0;
  const consider = (value: number, sweep: number): void => {
    const { type } = block.at(value);
    const float = type === "f32" || type === "f64";
    const dear = (cost[value] ?? 0) >= worthKeeping && levels[value]?.kind === "element";
    if (float && dear && sweepOf(value) < sweep && !kept.includes(value)) kept.push(value);
  };
  for (const [number, { args }] of block.instructions.entries()) {
    if (levels[number]?.kind === "element") for (const arg of args) consider(arg, sweepOf(number));
  }
  return kept;
}
