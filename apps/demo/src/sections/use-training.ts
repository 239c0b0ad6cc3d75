import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Job, Progress } from "../model/training.js";
import type { Report, Request } from "../worker/messages.js";

/** One training and what it has told so far. */
interface Run<P> {
  readonly job: Job;
  readonly told: readonly P[];
  readonly state: "running" | "done" | "cancelled" | "failed";
  /** Milliseconds so far. */
  readonly time: number;
  readonly problem?: string;
}

/** Trains in a worker, one run at a time; what comes late of an earlier one is not heard. */
export function useTraining<P extends Progress>(open: () => Worker) {
  const worker = useRef<Worker | undefined>(undefined);
  const number = useRef(0);
  const [run, setRun] = useState<Run<P>>();
  useEffect(() => () => worker.current?.terminate(), []);

  const start = useCallback(
    (job: Job) => {
      worker.current ??= listen<P>(
        open(),
        (report) => {
          if (report.run !== number.current) return;
          setRun((now) => now && after(now, report));
        },
        (problem) => {
          worker.current = undefined;
          setRun((now) => now && { ...now, state: "failed", problem });
        },
      );
      number.current += 1;
      setRun({ job, told: [], state: "running", time: 0 });
      worker.current.postMessage({ run: number.current, job } satisfies Request);
    },
    [open],
  );
  const cancel = useCallback(() => {
    number.current += 1;
    worker.current?.postMessage({ cancel: true } satisfies Request);
    setRun((now) => now && { ...now, state: "cancelled" });
  }, []);
  return { run, start, cancel };
}

function listen<P>(
  worker: Worker,
  onReport: (report: Report<P>) => void,
  onFailure: (problem: string) => void,
): Worker {
  // Of a script that did not come there is no message.
  worker.addEventListener("error", ({ message = "its script did not come" }) => {
    worker.terminate();
    onFailure(`The worker failed: ${message}.`);
  });
  worker.addEventListener("message", ({ data }: MessageEvent<Report<P>>) => onReport(data));
  return worker;
}

function after<P extends Progress>(run: Run<P>, report: Report<P>): Run<P> {
  if ("problem" in report) return { ...run, state: "failed", problem: report.problem };
  const { progress, time } = report;
  const state = progress.steps >= run.job.steps ? "done" : "running";
  return { ...run, told: [...run.told, progress], state, time };
}
