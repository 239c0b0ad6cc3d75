import type { Block } from "./block.js";
import type { Access, KernelReduction, Level } from "./kernel.js";

const uniform: Level = { kind: "uniform", sweep: 0 };
const rank: Record<Level["kind"], number> = { uniform: 0, row: 1, element: 2, final: 3 };

/** Where each instruction belongs: with what it depends on that changes most. */
export function levelsOf(
  block: Block,
  accesses: readonly Access[],
  reductions: readonly KernelReduction[],
): Level[] {
  const levels: Level[] = [];
  for (const { op, args, immediate } of block.instructions) {
    const below = args.map((arg) => levels[arg] ?? uniform);
    if (op === "load" || op === "take" || op === "ramp")
      below.push(levelOfAccess(accesses[Number(immediate)]));
    if (op === "reduced") {
      const reduction = reductions[Number(immediate)];
      const sweep = 1 + (levels[reduction?.value ?? -1]?.sweep ?? 0);
      below.push(reduction?.level === "row" ? { kind: "row", sweep } : { kind: "final", sweep: 0 });
    }
    levels.push(below.reduce(join, uniform));
  }
  return levels;
}

function join(a: Level, b: Level): Level {
  const kind = rank[a.kind] >= rank[b.kind] ? a.kind : b.kind;
  return { kind, sweep: Math.max(a.sweep, b.sweep) };
}

function levelOfAccess(access: Access | undefined): Level {
  if (access?.columnStrides.some((stride) => stride !== 0)) return { kind: "element", sweep: 0 };
  return access?.rowStrides.some((stride) => stride !== 0) ? { kind: "row", sweep: 0 } : uniform;
}
