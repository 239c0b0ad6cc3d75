import { expect, test } from "vitest";
import { Descent } from "./descent.js";

function counting({ steps = 20, still = false, stepTime = 0 } = {}) {
  let waiting: (() => void) | undefined;
  let time = 0;
  const shown: number[] = [];
  const clock = {
    now: () => (time += stepTime),
    nextFrame: (callback: () => void) => {
      waiting = callback;
      return () => (waiting = undefined);
    },
  };
  const step = (count: number) => count + 1;
  const descent = new Descent({ step, steps, clock, still, onChange: (count: number) => shown.push(count) });
  const frame = () => {
    const callback = waiting;
    waiting = undefined;
    callback?.();
    return waiting !== undefined;
  };
  return { descent, shown, frame };
}

test("each frame makes six steps, until all are made", () => {
  const { descent, shown, frame } = counting();
  descent.begin(0);
  while (frame());
  expect(shown).toEqual([6, 12, 18, 20]);
});

test("a frame ends when its time is used up", () => {
  const { descent, shown, frame } = counting({ stepTime: 10 });
  descent.begin(0);
  frame();
  expect(shown).toEqual([1]);
});

test("without motion only the end is shown, whatever number of frames it takes", () => {
  const { descent, shown, frame } = counting({ still: true, stepTime: 10 });
  descent.begin(0);
  while (frame());
  expect(shown).toEqual([20]);
});

test("begun anew it counts from the state given, stopped it does nothing", () => {
  const { descent, shown, frame } = counting();
  descent.begin(0);
  descent.begin(100);
  frame();
  descent.stop();
  frame();
  expect(shown).toEqual([106]);
});
