import { NameError } from "@surprisal/tensor";
import type { Case } from "./cases/case.js";
import { infoCases } from "./cases/info.js";
import { lossCases } from "./cases/losses.js";
import { crossEntropyCases, elementwiseCases, matmulCases } from "./cases/peers.js";
import { webgpuCases } from "./cases/webgpu.js";
import { findLoss } from "./loss-arguments.js";
import type { Options, Suite } from "./options.js";
import type { Costs } from "./report/table.js";
import { type Entry, roster } from "./roster.js";

/** A suite that is timed. */
interface TimedSuite {
  readonly subject: string;
  /** Seconds after which a case ends, once it has five rounds. */
  readonly patience: number;
  /** Samples of each contestant per case and start, and fresh starts of all contestants, unless the user says. */
  readonly rounds: number;
  readonly processes: number;
  /** Who takes part unless the user says who. */
  readonly contestants: readonly string[];
  /** Whether each case is a table of its own, with a line per contestant; else the suite is one table. */
  readonly perCase: boolean;
  /** What the tables of the cases show beside the time. */
  readonly costs?: Costs;
  /** The yardstick; default "roofline", that of the CPU. */
  readonly roofline?: string;
  cases(sizes?: readonly number[]): Case[];
}

/** Contestants that are this workspace. */
export const ofWorkspace: readonly string[] = ["compiled", "compiled-all", "ours", "webgpu", "webgpu-fast"];
const quickest = ["compiled", "compiled-all", "ours", "plain-js", "tfjs", "jax-js", "pytorch", "pytorch-all"];
const valueAndGradient = "Value and gradient, float32";

export const timedSuites: Record<Exclude<Suite, "accuracy" | "size">, TimedSuite> = {
  quick: {
    subject: valueAndGradient,
    patience: 1,
    rounds: 20,
    processes: 1,
    contestants: quickest,
    perCase: true,
    cases: (sizes = [1e3, 1e6]) => [...elementwiseCases(sizes), ...crossEntropyCases([[1024, 1000]])],
  },
  peers: {
    subject: valueAndGradient,
    patience: 10,
    rounds: 10,
    processes: 8,
    // Not tfjs-cpu, whose calls of seconds took four fifths of the time that fresh starts need.
    contestants: [...quickest, "pytorch-compile"],
    perCase: true,
    cases: (sizes = [1e3, 1e6, 1e7]) => [...elementwiseCases(sizes), ...crossEntropyCases()],
  },
  losses: {
    subject: valueAndGradient,
    patience: 3,
    rounds: 20,
    processes: 1,
    contestants: ["ours"],
    perCase: false,
    cases: lossCases,
  },
  small: {
    subject: `${valueAndGradient}, of few elements`,
    patience: 3,
    rounds: 10,
    processes: 3,
    contestants: [...quickest, "reference", "tfjs-cpu"],
    perCase: true,
    costs: "call",
    cases: (sizes = [10, 100, 1000]) => [
      ...elementwiseCases(sizes),
      ...crossEntropyCases(sizes.map((n) => [Math.max(1, n / 10), 10])),
    ],
  },
  matmul: {
    subject: "Products of square matrices, float32",
    patience: 10,
    rounds: 10,
    processes: 5,
    contestants: [...quickest, "pytorch-compile"],
    perCase: true,
    cases: matmulCases,
  },
  webgpu: {
    subject: `${valueAndGradient}, on a GPU`,
    patience: 10,
    rounds: 10,
    processes: 5,
    contestants: ["webgpu", "webgpu-fast", "compiled-all", "pytorch-gpu", "pytorch-gpu-compile"],
    perCase: true,
    costs: "dispatches",
    roofline: "webgpu-copy",
    cases: webgpuCases,
  },
  info: {
    subject: "Measures of information, float64",
    patience: 5,
    rounds: 10,
    processes: 5,
    contestants: ["ours", "compiled", "plain-js", "numpy", "scipy", "scikit-learn"],
    perCase: true,
    cases: infoCases,
  },
};

export const isTimed = (suite: Suite): suite is keyof typeof timedSuites => Object.hasOwn(timedSuites, suite);

/** The cases that the options ask for. Throws NameError for a name that is no loss or has no case in the suite. */
export function selectCases({ suite, only, sizes }: Options): Case[] {
  const cases = isTimed(suite) ? timedSuites[suite].cases(sizes) : [];
  if (only === undefined) return cases;
  const available = [...new Set(cases.map(subject))];
  const wanted = only.map((name) => (available.includes(name) ? name : findLoss(name).name));
  const absent = wanted.find((name) => !available.includes(name));
  if (absent !== undefined) {
    throw new NameError(`The suite "${suite}" has no case of ${absent}. It has: ${available.join(", ")}.`);
  }
  return cases.filter((item) => wanted.includes(subject(item)));
}

function subject({ task }: Case): string {
  if (task.kind === "loss") return task.loss;
  if (task.kind === "function") return task.name;
  return task.kind === "measure" ? task.measure : task.kind;
}

/** Who takes part: those named, or the suite's own, with ours on the backend asked for. The roofline always does. */
export function selectEntries({ suite, contestants, backend }: Options): Entry[] {
  const known = new Set(roster.map(({ name }) => name));
  const { contestants: own, roofline = "roofline" }: Pick<TimedSuite, "contestants" | "roofline"> = isTimed(
    suite,
  )
    ? timedSuites[suite]
    : { contestants: [] };
  const onGpu = ["webgpu", ...own.filter((name) => !ofWorkspace.includes(name))];
  const named = contestants ?? (backend === "webgpu" ? onGpu : own);
  const absent = contestants?.find((name) => !known.has(name));
  if (absent !== undefined) {
    throw new NameError(`No contestant "${absent}". There are: ${[...known].join(", ")}.`);
  }
  const entries = named.flatMap((name) => roster.filter((entry) => entry.name === name));
  return [...new Set([...entries, ...roster.filter(({ name }) => name === roofline)])];
}
