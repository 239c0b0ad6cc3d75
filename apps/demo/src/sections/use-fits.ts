import { useEffect, useState } from "preact/hooks";
import { type Clock, type FitProgress, FitRunner } from "../model/fit-runner.js";

const browserClock: Clock = {
  now: () => performance.now(),
  nextFrame: (callback) => {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
};

/** The three fits of a line to the penguins, and what starts and stops them. */
export function useFits(outliers: number, delta: number) {
  const [progress, setProgress] = useState<FitProgress>();
  const [runner] = useState(
    () =>
      new FitRunner(outliers, delta, {
        clock: browserClock,
        still: matchMedia("(prefers-reduced-motion: reduce)").matches,
        onChange: setProgress,
      }),
  );
  useEffect(() => runner.pose(outliers, delta), [runner, outliers, delta]);
  return { runner, ...(progress ?? runner.progress) };
}
