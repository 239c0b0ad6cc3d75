import { expect, test } from "vitest";
import { cases } from "./cases.js";
import { type BenchMessage, measure } from "./measure.js";

test.each(cases.map((one) => [one.name, one] as const))("%s: loop and library agree", (_, one) => {
  const [ours, loop] = [one.ours(), one.loop()];
  ours.run();
  loop.run();
  const [a, b] = [ours.results(), loop.results()];
  expect(a.value).toBeCloseTo(b.value, 5);
  const largest = b.gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const apart = b.gradient.reduce(
    (most, slope, i) => Math.max(most, Math.abs(slope - (a.gradient[i] ?? 9))),
    0,
  );
  expect(largest).toBeGreaterThan(0);
  expect(apart / largest).toBeLessThan(1e-5);
});

test("every case is measured once, and progress never goes back", async () => {
  const messages: BenchMessage[] = [];
  const few = cases.slice(0, 2);
  await measure({ rounds: 2, length: 0.1, threads: 1 }, (message) => messages.push(message), few);
  const shares = messages.flatMap((message) => (message.kind === "progress" ? [message.share] : []));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const results = messages.flatMap((message) => (message.kind === "measured" ? [message.result] : []));
  expect(results.map(({ name }) => name)).toEqual(few.map(({ name }) => name));
  for (const { loop, one, many, apart } of results) {
    expect(Math.min(loop, one)).toBeGreaterThan(0);
    expect([many, apart < 1e-5]).toEqual([undefined, true]);
  }
  expect(messages.at(-1)).toEqual({ kind: "finished", threads: 1 });
});

test("contestants that do not agree are not measured", async () => {
  const [first] = cases;
  if (!first) throw new Error("There is nothing to measure.");
  const { run, results } = first.loop();
  const doubled = () => ({
    run,
    results: () => ({ ...results(), gradient: results().gradient.map((slope) => 2 * slope) }),
  });
  const told = measure({ rounds: 1, length: 0.1, threads: 1 }, () => undefined, [
    { ...first, loop: doubled },
  ]);
  await expect(told).rejects.toThrow("Half squared error: the gradients of loop and library are");
});
