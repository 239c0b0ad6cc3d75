import { useEffect, useState } from "preact/hooks";
import { type FitProgress, FitRunner } from "../model/fit-runner.js";
import { browserClock, still } from "./browser-clock.js";

/** The three fits of a line to the penguins, and what starts and stops them. */
export function useFits(outliers: number, delta: number) {
  const [progress, setProgress] = useState<FitProgress>();
  const [runner] = useState(
    () => new FitRunner(outliers, delta, { clock: browserClock, still: still(), onChange: setProgress }),
  );
  useEffect(() => runner.pose(outliers, delta), [runner, outliers, delta]);
  return { runner, ...(progress ?? runner.progress) };
}
