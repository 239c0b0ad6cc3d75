import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bundles, bundleContestants } from "./bundle.js";
import { elementwiseCases } from "./cases/peers.js";
import { InputFiles } from "./input-files.js";
import { type CaseResult, measure } from "./measure.js";
import { ProcessPlayer } from "./player.js";
import { rowsOf } from "./results.js";
import { type Entry, roster } from "./roster.js";

let bundles: Bundles;
beforeAll(async () => {
  bundles = await bundleContestants([...plain, bad("none")]);
});
afterAll(() => bundles.remove());

const bad = (fault: string): Entry => ({
  name: fault,
  about: "",
  file: "../fixtures/bad-contestant.ts",
  start: (folder) => ({ command: process.execPath, args: [join(folder, "bad-contestant.mjs"), fault] }),
});
const plain = roster.filter(({ name }) => name === "plain-js" || name === "roofline");
const mse = elementwiseCases([50]).filter(({ name }) => name.startsWith("mse"));

/** Names of contestants, one for each time that one was started. */
let opened: string[] = [];

async function run(entries: readonly Entry[], processes = 1): Promise<CaseResult> {
  opened = [];
  const finished: CaseResult[] = [];
  const quiet = {
    progress: () => {},
    started: () => {},
    finished: (result: CaseResult) => finished.push(result),
  };
  const files = new InputFiles();
  const open = async (entry: Entry) => {
    opened.push(entry.name);
    const command = entry.start(bundles.folder);
    return "missing" in command ? command : new ProcessPlayer(command);
  };
  const plan = { cases: mse, entries, files, open, rounds: 3, processes };
  const { results } = await measure(plan, quiet).finally(files.remove);
  expect(finished).toEqual(results);
  return results[0] as CaseResult;
}

test("a right answer is timed, once per round and process, and compared", async () => {
  const rows = rowsOf(await run([...plain, bad("none")], 2));
  const [own, roofline, other] = rows;
  for (const { outcome } of rows) {
    expect(outcome.status === "timed" && outcome.samples.map(({ length }) => length)).toEqual([3, 3]);
  }
  expect(own?.error).toBeLessThan(1e-6);
  expect(roofline?.error).toBeUndefined();
  expect(own?.ofRoof).toBeGreaterThan(0);
  expect(other?.ratio?.ratio).toBeGreaterThan(0);
});

test("a wrong gradient is reported wrong and is compared with nobody", async () => {
  const [, , wrong] = rowsOf(await run([...plain, bad("wrong gradient")]));
  expect(wrong?.outcome).toMatchObject({ status: "timed", check: { right: false } });
  expect(wrong?.error).toBeCloseTo(0.5);
  expect(wrong?.ratio).toBeUndefined();
});

test("who cannot start, declines, dies or fails is reported so, and the others go on", async () => {
  const absent: Entry = { name: "absent", about: "", file: "", start: () => ({ missing: "install it" }) };
  const unstartable: Entry = {
    name: "unstartable",
    about: "",
    file: "",
    start: () => ({ command: "no-such-command", args: [] }),
  };
  const faults = ["declines", "dies", "throws later"].map(bad);
  const { outcomes } = await run([...plain, absent, unstartable, ...faults]);
  const of = (name: string) => [...outcomes].find(([entry]) => entry.name === name)?.[1];
  expect(of("absent")).toEqual({ status: "missing", reason: "install it" });
  expect(of("unstartable")).toMatchObject({ status: "failed", reason: expect.stringContaining("ENOENT") });
  expect(of("declines")).toEqual({ status: "unsupported", reason: "it is not up to this" });
  expect(of("dies")).toEqual({ status: "failed", reason: "its process ended (status 3)" });
  expect(of("throws later")).toEqual({ status: "failed", reason: "out of memory" });
  expect(of("plain-js")).toMatchObject({ status: "timed", check: { right: true } });
});

test("who is not timed, or fails, is asked in the first start alone", async () => {
  const { outcomes } = await run([...plain, bad("untimed"), bad("declines"), bad("dies")], 2);
  const names = plain.map(({ name }) => name);
  expect(opened).toEqual([...names, "untimed", "declines", "dies", ...names]);
  const found = [...outcomes].map(([{ name }, outcome]) => [name, outcome] as const);
  expect(new Map(found).get("untimed")).toEqual({
    ...{ status: "untimed", reason: "its clock stands still" },
    check: { errors: [expect.any(Number), expect.any(Number)], right: true },
  });
  const samples = found.map(([, outcome]) => outcome.status === "timed" && outcome.samples.length);
  expect(samples).toEqual([2, 2, false, false, false]);
});

test("where nobody is timed there is one start", async () => {
  const { outcomes } = await run([bad("untimed"), bad("declines")], 3);
  expect(opened).toEqual(["untimed", "declines"]);
  expect([...outcomes.values()].map(({ status }) => status)).toEqual(["untimed", "unsupported"]);
});
