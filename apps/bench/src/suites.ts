import { NameError } from "@surprisal/tensor";
import type { Case } from "./cases/case.js";
import { lossCases } from "./cases/losses.js";
import { matmulCases, peerCases } from "./cases/peers.js";
import { findLoss } from "./loss-arguments.js";
import type { Options, Suite } from "./options.js";
import { type Entry, roster } from "./roster.js";

const makeCases: Record<Suite, (sizes?: readonly number[]) => Case[]> = {
  losses: lossCases,
  peers: peerCases,
  matmul: matmulCases,
};

/** The cases that the options ask for. Throws NameError for a name that is no loss or has no case in the suite. */
export function selectCases({ suite, only, sizes }: Options): Case[] {
  const cases = makeCases[suite](sizes);
  if (only === undefined) return cases;
  const available = [...new Set(cases.map(subject))];
  const wanted = only.map((name) => (available.includes(name) ? name : findLoss(name).name));
  const absent = wanted.find((name) => !available.includes(name));
  if (absent !== undefined) {
    throw new NameError(`The suite "${suite}" has no case of ${absent}. It has: ${available.join(", ")}.`);
  }
  return cases.filter((item) => wanted.includes(subject(item)));
}

const subject = ({ task }: Case) => (task.kind === "loss" ? task.loss : task.kind);

/** Who takes part: in the suite of losses only ours, which alone has them all. The copy always does. */
export function selectEntries({ suite, contestants }: Options): Entry[] {
  const named = contestants ?? (suite === "losses" ? ["ours"] : roster.map(({ name }) => name));
  const entries = named.map((name) => {
    const entry = roster.find((candidate) => candidate.name === name);
    if (entry !== undefined) return entry;
    throw new NameError(`No contestant "${name}". There are: ${roster.map(({ name }) => name).join(", ")}.`);
  });
  return [...new Set([...entries, ...roster.filter(({ role }) => role === "roofline")])];
}
