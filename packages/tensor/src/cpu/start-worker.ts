import type { Worker as NodeWorker } from "node:worker_threads";
import { type WorkerStart, workerScript } from "./thread-script.js";

/** A worker that is ready for work. */
export interface StartedWorker {
  stop(): Promise<unknown>;
}

/** What Node has and browsers do not. Asked for by name, so that no bundler looks for it. */
function nodeWorkers(): { Worker: typeof NodeWorker } | undefined {
  return globalThis.process?.getBuiltinModule?.("node:worker_threads");
}

/** Starts a worker; rejects when it cannot start, and calls `lost` when it ends by itself later. */
export function startWorker(start: WorkerStart, lost: (reason: unknown) => void): Promise<StartedWorker> {
  const node = nodeWorkers();
  return node === undefined ? startInBrowser(start, lost) : startInNode(node.Worker, start, lost);
}

function startInNode(
  Worker: typeof NodeWorker,
  start: WorkerStart,
  lost: (reason: unknown) => void,
): Promise<StartedWorker> {
  return new Promise((resolve, reject) => {
    // Loaders and flags of the main program are nothing to a worker, and slow its start.
    const worker = new Worker(workerScript, { eval: true, execArgv: [], workerData: start });
    let stopped = false;
    const ended = (reason: unknown) => {
      reject(reason);
      if (!stopped) lost(reason);
    };
    worker.on("error", ended);
    worker.on("exit", () => ended(new Error("it ended")));
    worker.once("message", () => {
      worker.unref();
      resolve({
        stop() {
          stopped = true;
          return worker.terminate();
        },
      });
    });
  });
}

/** A browser does not always say why a worker does not start. */
const patience = 10_000;

function startInBrowser(start: WorkerStart, lost: (reason: unknown) => void): Promise<StartedWorker> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(new Blob([workerScript], { type: "text/javascript" }));
    const worker = new Worker(address);
    const fail = (reason: unknown) => {
      clearTimeout(timer);
      URL.revokeObjectURL(address);
      worker.terminate();
      reject(reason);
      lost(reason);
    };
    const timer = setTimeout(() => fail(new Error("it does not answer")), patience);
    worker.onerror = ({ message }) => fail(new Error(message || "the page's security policy may forbid it"));
    worker.onmessage = () => {
      clearTimeout(timer);
      URL.revokeObjectURL(address);
      resolve({ stop: async () => worker.terminate() });
    };
    worker.postMessage(start);
  });
}
