import { useEffect, useRef, useState } from "preact/hooks";
import { cases } from "../bench/cases.js";
import type { BenchMessage, BenchPlan, Measured } from "../bench/measure.js";
import { decimal } from "../model/decimal.js";
import { type Isolation, isolation, threadsHere } from "../model/isolation.js";
import { Section } from "../text/section.js";

type Message = BenchMessage | { readonly kind: "failed"; readonly reason: string };

interface Course {
  readonly state: "idle" | "running" | "finished" | "stopped" | "failed";
  readonly share: number;
  /** What is under way, or what went wrong. */
  readonly words: string;
  readonly results: readonly Measured[];
}

const atRest: Course = { state: "idle", share: 0, words: "Not started.", results: [] };

/** The library against loops written by hand, on the visitor's machine, in a worker. */
export function Bench() {
  const [course, setCourse] = useState(atRest);
  const worker = useRef<Worker>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);

  const start = () => {
    const fresh = new Worker(new URL("../bench/worker.ts", import.meta.url), { type: "module" });
    worker.current = fresh;
    setCourse({ ...atRest, state: "running", words: "Starting …" });
    const fail = (words: string) => {
      fresh.terminate();
      setCourse((now) => ({ ...now, state: "failed", words }));
    };
    fresh.addEventListener("error", ({ message }) => fail(`The worker failed: ${message}`));
    fresh.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if (data.kind === "failed") return fail(data.reason);
      setCourse((now) => advanced(now, data));
      if (data.kind === "finished") fresh.terminate();
    });
    fresh.postMessage({ rounds: 15, length: 4, threads: threadsHere() } satisfies BenchPlan);
  };
  const stop = () => {
    worker.current?.terminate();
    setCourse((now) => ({ ...now, state: "stopped", words: "Stopped." }));
  };
  const { state, share, words, results } = course;

  return (
    <Section id="bench" title="How fast, here">
      <p>
        The same four losses twice, with their gradients, for 100,000 numbers in single precision: as the
        library compiles them, and as a loop that one would write by hand. Both run in a worker on this
        machine, sample by sample in turn, once their results have been found to agree.
      </p>
      <div class="buttons">
        <button type="button" onClick={state === "running" ? stop : start}>
          {state === "running" ? "Stop" : "Measure"}
        </button>
      </div>
      <label class="steps bench-progress">
        {words}
        <progress max={1} value={share} />
      </label>
      <div class="scroll">
        <table class="comparison bench">
          <caption>Nanoseconds for each number, value and gradient together</caption>
          <thead>
            <tr>
              <th scope="col">Loss</th>
              <th scope="col">Loop by hand</th>
              <th scope="col">Compiled</th>
              <th scope="col">Its threads</th>
              <th scope="col">Times as fast</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(({ name }, i) => {
              const { loop, one, many } = results[i] ?? {};
              const told = (time: number | undefined) => (time === undefined ? "…" : decimal(time));
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{told(loop)}</td>
                  <td>{told(one)}</td>
                  <td>{one !== undefined && many === undefined ? "one only" : told(many)}</td>
                  <td data-speedup>
                    {loop === undefined || one === undefined
                      ? "…"
                      : decimal(loop / Math.min(one, many ?? one), 1)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Threads />
    </Section>
  );
}

function advanced(now: Course, message: BenchMessage): Course {
  switch (message.kind) {
    case "progress":
      return { ...now, share: message.share, words: `${message.name} …` };
    case "measured":
      return { ...now, results: [...now.results, message.result] };
    case "finished": {
      const threads = message.threads === 1 ? "on one thread" : `on one thread and on ${message.threads}`;
      return { ...now, state: "finished", share: 1, words: `Done, ${threads}.` };
    }
  }
}

/** Says why there is one thread only, where that is so, and offers what may change it. */
function Threads() {
  const [found, setFound] = useState<Isolation>("isolated");
  useEffect(() => void isolation().then(setFound), []);
  switch (found) {
    case "isolated":
      return null;
    case "after-reload":
      return (
        <p class="notice">
          This visit computes on one thread. The page has arranged for more, from the next load on.{" "}
          <button type="button" onClick={() => location.reload()}>
            Reload for threads
          </button>
        </p>
      );
    case "impossible":
      return (
        <p class="notice">
          Here the page computes on one thread: memory is shared between threads only where the host sends the
          headers of cross-origin isolation, or a service worker may add them. Everything works, only slower.
        </p>
      );
  }
}
