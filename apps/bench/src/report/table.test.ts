import { expect, test } from "vitest";
import type { Case } from "../cases/case.js";
import type { CaseResult, Outcome } from "../measure.js";
import type { Entry } from "../roster.js";
import { caseTable, contestantList, lossTable, overallTable, type Paint } from "./table.js";

const plain: Paint = (_style, text) => text;
const entry = (name: string): Entry => ({ name, about: "", file: "", start: () => ({ missing: "" }) });
const [ours, other, broken, absent] = ["ours", "pytorch-all", "broken", "absent"].map(entry) as [
  Entry,
  Entry,
  Entry,
  Entry,
];
const roofline: Entry = { ...entry("roofline"), role: "roofline" };

/** Five samples around a median, in milliseconds. */
function timed(median: number, error?: number): Outcome {
  const samples = [[0.96, 0.99, 1, 1.01, 1.04].map((x) => x * median)];
  const check = error === undefined ? {} : { check: { errors: [0, error], right: error < 1e-3 } };
  return { status: "timed", calls: 1, samples, first: [], read: [], memory: [], ...check };
}

function result(name: string, outcomes: [Entry, Outcome][], flops?: number): CaseResult {
  const item: Case = {
    name,
    task: { kind: "loss", loss: "mse", options: {} },
    elements: 1e6,
    work: { bytes: 12e6, ...(flops !== undefined && { flops }) },
    inputs: [],
    reference: () => [],
  };
  return { case: item, outcomes: new Map(outcomes) };
}

const mse = result("mse 1e6", [
  [ours, timed(0.5, 3e-8)],
  [other, timed(1.5, 1e-7)],
  [broken, timed(0.1, 0.016)],
  [absent, { status: "failed", reason: "its process ended" }],
  [roofline, timed(0.25)],
]);

test("a case: time, spread, rate, part of the roof, error, and how the baseline compares", () => {
  expect(caseTable(mse, plain).split("\n")).toEqual([
    "mse 1e6  12.0 MB to move",
    "                   time  spread ns/elem of roof error  ours is",
    "ours             500 µs    ±1 %    0.50    50 %  3e-8",
    "pytorch-all     1.50 ms    ±1 %    1.50    17 %  1e-7  3.00× faster 3.00–3.00",
    "broken           100 µs    ±1 %    0.10   250 %  2e-2  wrong result",
    "absent                –                                failed",
    "roofline         250 µs    ±1 %    0.25",
    "absent: its process ended",
    "",
  ]);
});

test("a product shows its rate in GFLOP/s", () => {
  const text = caseTable(result("matmul 512", [[ours, timed(2, 1e-7)]], 2 * 512 ** 3), plain);
  expect(text).toContain("GFLOP/s");
  expect(text).toContain(" 134 ");
});

test("losses: a line per size, the name where it changes", () => {
  const of = (name: string) => result(name, [[ours, timed(0.5, 3e-8)]]);
  const lines = lossTable([of("huber 1e3"), of("huber 1e5"), of("binaryCrossEntropyWithLogits 1e3")], plain);
  expect(lines.split("\n").map((line) => line.slice(0, 40).trim())).toEqual([
    "loss                                  n",
    "huber                               1e3",
    "1e5",
    "binaryCrossEntropyWithLogits        1e3",
  ]);
});

test("the summary leaves out what is wrong", () => {
  const text = overallTable({ results: [mse] }, plain);
  expect(text).toContain("3.00× faster 3.00–3.00");
  expect(text).not.toContain("broken");
});

test("the list of contestants names versions, and says how to get what is missing", () => {
  const library: Entry = { ...ours, about: "Surprisal" };
  const missing: [Entry, Outcome] = [
    { ...other, about: "PyTorch" },
    { status: "missing", reason: "pip install torch" },
  ];
  const results = [result("mse 1e6", [[library, timed(1, 0)], missing])];
  const lines = contestantList({ results, details: new Map([[library, { version: "1.2.3" }]]) }, plain);
  expect(lines.split("\n")).toEqual([
    "ours            Surprisal, version 1.2.3",
    "pytorch-all     PyTorch, missing: pip install torch",
  ]);
});

test("every table fits 80 columns", () => {
  const text = [caseTable(mse, plain), lossTable([mse], plain), overallTable({ results: [mse] }, plain)];
  for (const line of text.join("\n").split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
