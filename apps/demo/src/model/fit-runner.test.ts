import { expect, test } from "vitest";
import { type FitProgress, FitRunner } from "./fit-runner.js";
import { lastStep } from "./penguin-fits.js";

/** A runner whose frames come when the test says so. */
function runnerWith({ still = false, stepTime = 0 } = {}) {
  let waiting: (() => void) | undefined;
  let time = 0;
  const shown: FitProgress[] = [];
  const clock = {
    now: () => {
      time += stepTime;
      return time;
    },
    nextFrame: (callback: () => void) => {
      waiting = callback;
      return () => {
        waiting = undefined;
      };
    },
  };
  const runner = new FitRunner(0, 250, { clock, still, onChange: (progress) => shown.push(progress) });
  const frame = () => {
    const callback = waiting;
    waiting = undefined;
    callback?.();
  };
  const finish = () => {
    while (waiting) frame();
  };
  return { runner, shown, frame, finish };
}

test("each frame makes a few steps, and the last one ends the run", () => {
  const { runner, shown, frame, finish } = runnerWith();
  runner.run();
  frame();
  expect(shown.at(-1)).toMatchObject({ running: true, fits: { L1: { steps: 4 } } });
  finish();
  expect(shown.at(-1)).toMatchObject({ running: false, fits: { L2: { steps: lastStep } } });
});

test("a slow machine makes fewer steps in a frame", () => {
  const { runner, frame } = runnerWith({ stepTime: 20 });
  runner.run();
  frame();
  expect(runner.progress.fits.L1.steps).toBe(1);
});

test("reset stops at once, at flat lines", () => {
  const { runner, frame } = runnerWith();
  runner.run();
  frame();
  runner.reset();
  frame();
  expect(runner.progress).toMatchObject({ running: false, fits: { L1: { steps: 0, line: { slope: 0 } } } });
});

test("other data are fitted from where the lines are", () => {
  const { runner, frame, finish } = runnerWith({ stepTime: 20 });
  runner.run();
  finish();
  const { slope } = runner.progress.fits.L2.line;
  runner.pose(40, 250);
  frame();
  expect(runner.progress.fits.L2).toMatchObject({ steps: 0, line: { slope: expect.closeTo(slope, 1) } });
  frame();
  expect(runner.progress.fits.L2.line.slope).toBeLessThan(slope);
});

test("without motion only the end is shown", () => {
  const { runner, shown, finish } = runnerWith({ still: true });
  runner.run();
  finish();
  expect(shown.map((progress) => progress.fits.L1.steps)).toEqual([0, lastStep]);
});
