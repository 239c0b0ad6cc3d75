import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { randomLcg } from "d3-random";
import { shuffle } from "simple-statistics";
import type { Case } from "./cases/case.js";
import { type Check, check } from "./check.js";
import { type InputFiles, readArray } from "./input-files.js";
import type { Player } from "./player.js";
import type { ArrayFile, Replies } from "./protocol.js";
import type { Entry } from "./roster.js";

/** What one contestant did with one case. */
export type Outcome =
  | {
      readonly status: "timed";
      /** Absent for the roofline, which has no answer. */
      readonly check?: Check;
      /** Calls per sample, sized so that the clock can tell them. */
      readonly calls: number;
      /** Milliseconds per call: one sample per round, one group per fresh process. */
      readonly samples: number[][];
      /** Milliseconds of the very first call, tracing and compiling included; one for each process. */
      readonly first: number[];
      /** Milliseconds per call when the results are read each time; one for each process. */
      readonly read: number[];
      /** Bytes that the process holds with the case in its memory, inputs included; one for each process. */
      readonly memory: number[];
      /** Kernels that a call has a GPU run. */
      readonly dispatches?: number;
    }
  /** Its times would mean nothing. */
  | {
      readonly status: "untimed";
      readonly reason: string;
      readonly check?: Check;
      readonly dispatches?: number;
    }
  | { readonly status: "unsupported" | "missing" | "failed"; readonly reason: string };

export type Timed = Extract<Outcome, { status: "timed" }>;

export interface CaseResult {
  readonly case: Case;
  /** By contestant, in the order of the roster. */
  readonly outcomes: ReadonlyMap<Entry, Outcome>;
}

export interface Plan {
  readonly cases: readonly Case[];
  readonly entries: readonly Entry[];
  /** Where contestants get their inputs and hand in their outputs. */
  readonly files: InputFiles;
  /** Starts a contestant, or says why this machine has none. */
  open(entry: Entry): Promise<Player | { readonly missing: string }>;
  /** Samples of each contestant per case and process. */
  readonly rounds: number;
  /** Seconds after which a case ends before its rounds do, once it has five. */
  readonly patience?: number;
  /** How many times all contestants start afresh; results vary more between processes than within. */
  readonly processes: number;
}

export interface Listener {
  /** The contestants have started for the first time: those whose times would mean nothing, and why. */
  started(untimed: ReadonlyMap<Entry, string>): void;
  /** `fraction` of the whole plan is done, and `name` is under way. */
  progress(name: string, fraction: number): void;
  finished(result: CaseResult): void;
}

export interface Measurements {
  readonly results: readonly CaseResult[];
  /** Versions and settings, as each contestant told them. */
  readonly details: ReadonlyMap<Entry, Readonly<Record<string, string>>>;
  /** Those whose times would mean nothing, and why. */
  readonly untimed: ReadonlyMap<Entry, string>;
}

/** Shorter samples drown in the resolution of the clock. */
const sampleMilliseconds = 5;
const warmUpMilliseconds = 50;
/** Threads of the last contestant may still be spinning in wait of more work. */
const pauseMilliseconds = 2;

/**
 * Measures every case with every contestant: answers are checked first, then each round takes one sample of each
 * contestant, in an order shuffled anew, so that whatever disturbs the machine disturbs all alike.
 */
export async function measure(plan: Plan, listener: Listener): Promise<Measurements> {
  const { files } = plan;
  const random = randomLcg(0.25);
  const details = new Map<Entry, Readonly<Record<string, string>>>();
  const untimed = new Map<Entry, string>();
  const outcomes = plan.cases.map(() => new Map<Entry, Outcome>());
  // Once without a time, always without: nothing that a later start does would change that.
  const isOpen = (entry: Entry, known: ReadonlyMap<Entry, Outcome>) =>
    !known.has(entry) || known.get(entry)?.status === "timed";
  let starts = plan.processes;
  for (let start = 0; start < starts; start++) {
    listener.progress("starting the contestants", start / starts);
    const entries = plan.entries.filter((entry) => outcomes.some((known) => isOpen(entry, known)));
    const field = await startAll({ ...plan, entries }, details, untimed);
    if (start === 0) listener.started(untimed);
    // Answers are the same in each start.
    if (![...field].some(([entry, it]) => isPlayer(it) && !untimed.has(entry))) starts = start + 1;
    try {
      // What ran before a case leaves its traces; only the last start has the order of the tables, which are printed then.
      const isLast = start === starts - 1;
      const listed = [...plan.cases.entries()];
      for (const [step, [index, item]] of (isLast ? listed : shuffle(listed, random)).entries()) {
        const progress = (part: number) =>
          listener.progress(item.name, (start + (step + part) / plan.cases.length) / starts);
        const known = outcomes[index] ?? new Map<Entry, Outcome>();
        const asked = new Map([...field].filter(([entry]) => isOpen(entry, known)));
        const found = await measureCase(item, asked, files, { plan, untimed, random, progress });
        for (const [entry, next] of found) known.set(entry, merge(known.get(entry), next));
        if (isLast) listener.finished({ case: item, outcomes: known });
      }
    } finally {
      await Promise.all([...field.values()].map((player) => isPlayer(player) && player.close()));
    }
  }
  return {
    results: plan.cases.map((item, index) => ({ case: item, outcomes: outcomes[index] ?? new Map() })),
    details,
    untimed,
  };
}

type Field = ReadonlyMap<Entry, Player | Outcome>;

const isPlayer = (it: Player | Outcome): it is Player => "ask" in it;

async function startAll(
  { entries, open }: Plan,
  details: Map<Entry, Readonly<Record<string, string>>>,
  untimed: Map<Entry, string>,
) {
  const field = new Map<Entry, Player | Outcome>();
  const started = entries.map(async (entry): Promise<readonly [Player | Outcome, Replies["hello"]?]> => {
    const player = await open(entry);
    if ("missing" in player) return [{ status: "missing", reason: player.missing }];
    try {
      return [player, await player.ask({ do: "hello" })];
    } catch (error) {
      return [failure(error)];
    }
  });
  for (const [i, [it, hello]] of (await Promise.all(started)).entries()) {
    const entry = entries[i] as Entry;
    field.set(entry, it);
    if (hello !== undefined) details.set(entry, hello.details);
    if (hello?.untimed !== undefined) untimed.set(entry, hello.untimed);
  }
  return field;
}

interface Context {
  readonly plan: Plan;
  readonly untimed: ReadonlyMap<Entry, string>;
  readonly random: () => number;
  progress(part: number): void;
}

async function measureCase(item: Case, field: Field, files: InputFiles, context: Context) {
  const { plan, untimed, random, progress } = context;
  const outcomes = new Map<Entry, Outcome>();
  if (field.size === 0) return outcomes;
  progress(0);
  const running = new Map<Entry, { player: Player; outcome: Timed }>();
  let inputs: readonly ArrayFile[];
  let reference: readonly ArrayLike<number>[];
  try {
    inputs = item.inputs.map((input) => files.write(input));
    reference = item.reference(inputs.map(readArray));
  } catch (error) {
    // A loss that does not take its own samples; the others go on.
    return new Map([...field.keys()].map((entry) => [entry, failure(error)]));
  }
  for (const [entry, player] of field) {
    const outcome = isPlayer(player)
      ? await prepare(item, { entry, player, inputs, reference, files, untimed: untimed.get(entry) })
      : player;
    outcomes.set(entry, outcome);
    if (outcome.status !== "timed" || !isPlayer(player)) continue;
    running.set(entry, { player, outcome });
  }

  const started = performance.now();
  for (let round = 0; round < plan.rounds; round++) {
    const spent = (performance.now() - started) / 1000;
    if (plan.patience !== undefined && round >= 5 && spent > plan.patience) break;
    for (const [entry, { player, outcome }] of shuffle([...running], random)) {
      const { calls, samples } = outcome;
      try {
        await setTimeout(pauseMilliseconds);
        const { milliseconds } = await player.ask({ do: "sample", calls });
        samples[0]?.push(milliseconds / calls);
      } catch (error) {
        running.delete(entry);
        outcomes.set(entry, failure(error));
      }
    }
    progress((round + 1) / plan.rounds);
  }
  for (const [entry, { player, outcome }] of running) {
    try {
      await finish(player, outcome);
    } catch (error) {
      outcomes.set(entry, failure(error));
    }
  }
  return outcomes;
}

/** What is measured once: calls whose results are read, and memory. */
async function finish(player: Player, { calls, read, memory }: Timed): Promise<void> {
  const few = Math.min(calls, 1000);
  read.push((await player.ask({ do: "read", calls: few })).milliseconds / few);
  memory.push((await player.ask({ do: "release" })).memory);
}

interface Preparation {
  readonly entry: Entry;
  readonly player: Player;
  readonly inputs: readonly ArrayFile[];
  readonly reference: readonly ArrayLike<number>[];
  readonly files: InputFiles;
  readonly untimed: string | undefined;
}

/** Has a contestant load a case, checks its answer, and where it is to be timed warms it up and sizes its samples. */
async function prepare(
  item: Case,
  { entry, player, inputs, reference, files, untimed }: Preparation,
): Promise<Outcome> {
  const outputs = join(files.folder, "outputs.bin");
  try {
    const { task, work, dtype = "float32" } = item;
    const reply = await player.ask({ do: "prepare", task, work, inputs, outputs, dtype });
    if ("unsupported" in reply) return { status: "unsupported", reason: reply.unsupported };
    const answer = split(readArray({ path: outputs, dtype }), reply.lengths);
    rmSync(outputs);
    const found = {
      ...(entry.role !== "roofline" && { check: check(answer, reference, dtype) }),
      ...(reply.dispatches !== undefined && { dispatches: reply.dispatches }),
    };
    if (untimed !== undefined) {
      await player.ask({ do: "release" });
      return { status: "untimed", reason: untimed, ...found };
    }
    const calls = await calibrate(player);
    return {
      status: "timed",
      ...found,
      calls,
      samples: [[]],
      first: [reply.first],
      read: [],
      memory: [],
    };
  } catch (error) {
    return failure(error);
  }
}

/** How many calls fill a sample; finding out is the warm-up. */
async function calibrate(player: Player): Promise<number> {
  const started = performance.now();
  for (let calls = 1; ; ) {
    const { milliseconds } = await player.ask({ do: "sample", calls });
    const enough = milliseconds >= sampleMilliseconds;
    if (enough && performance.now() - started >= warmUpMilliseconds) {
      return Math.max(1, Math.ceil((calls * sampleMilliseconds) / milliseconds));
    }
    if (!enough) calls *= 2;
  }
}

/** What one process did, added to what its predecessors did: a fault in any of them is a fault. */
function merge(before: Outcome | undefined, next: Outcome): Outcome {
  if (before === undefined || (before.status === "timed" && next.status !== "timed")) return next;
  if (before.status !== "timed" || next.status !== "timed") return before;
  const faulty = next.check?.right === false ? next : before;
  return {
    ...faulty,
    samples: [...before.samples, ...next.samples],
    first: [...before.first, ...next.first],
    read: [...before.read, ...next.read],
    memory: [...before.memory, ...next.memory],
  };
}

/** The outputs of a contestant, which it wrote one after another. */
export function split(
  array: ArrayLike<number> & { subarray(from: number, to: number): ArrayLike<number> },
  lengths: readonly number[],
) {
  let end = 0;
  return lengths.map((length) => {
    const start = end;
    end += length;
    return array.subarray(start, end);
  });
}

function failure(error: unknown): Outcome {
  return { status: "failed", reason: error instanceof Error ? error.message : String(error) };
}
