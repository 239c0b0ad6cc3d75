import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Job, lastStep, type Progress } from "../model/species-job.js";
import type { Report, Request } from "../worker/messages.js";

/** One training and what it has told so far. */
interface Run {
  readonly job: Job;
  readonly told: readonly Progress[];
  readonly state: "running" | "done" | "cancelled" | "failed";
  /** Milliseconds so far. */
  readonly time: number;
  readonly problem?: string;
}

/** Trains in a worker, one run at a time; what comes late of an earlier one is not heard. */
export function useSpecies() {
  const worker = useRef<Worker | undefined>(undefined);
  const number = useRef(0);
  const [run, setRun] = useState<Run>();
  useEffect(() => () => worker.current?.terminate(), []);

  const start = useCallback((job: Job) => {
    worker.current ??= listen((report) => {
      if (report.run !== number.current) return;
      setRun((now) => now && after(now, report));
    });
    number.current += 1;
    setRun({ job, told: [], state: "running", time: 0 });
    worker.current.postMessage({ run: number.current, job } satisfies Request);
  }, []);
  const cancel = useCallback(() => {
    number.current += 1;
    worker.current?.postMessage({ cancel: true } satisfies Request);
    setRun((now) => now && { ...now, state: "cancelled" });
  }, []);
  return { run, start, cancel };
}

function listen(onReport: (report: Report) => void): Worker {
  const worker = new Worker(new URL("../worker/species.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Report>) => onReport(data));
  return worker;
}

function after(run: Run, report: Report): Run {
  if ("problem" in report) return { ...run, state: "failed", problem: report.problem };
  const { progress, time } = report;
  const state = progress.steps >= lastStep ? "done" : "running";
  return { ...run, told: [...run.told, progress], state, time };
}
