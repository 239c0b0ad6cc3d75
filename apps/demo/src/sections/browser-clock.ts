import type { Clock } from "../model/fit-runner.js";

/** The browser's own time and frames. */
export const browserClock: Clock = {
  now: () => performance.now(),
  nextFrame: (callback) => {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
};

/** Whether the visitor has asked for no motion. */
export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
