import { SingleBar } from "cli-progress";

/** Where the bench writes: a terminal, or what stands in for one. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

type Stream = NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, "isTTY" | "hasColors">>;

/** Shows how far the bench is, and prints results as they come without tearing the display. */
export interface Progress {
  update(label: string, fraction: number): void;
  print(text: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a line as each case begins. The bar goes to `stderr`, results to `stdout`. */
export function startProgress({ stdout, stderr }: Terminal): Progress {
  const print = (text: string) => stdout.write(`${text}\n`);
  return stderr.isTTY ? bar(stderr, print) : lines(stderr, print);
}

function bar(stream: Stream, print: (text: string) => void): Progress {
  const create = () =>
    new SingleBar({
      stream,
      format: "{bar} {percentage} %  {label}",
      barsize: 24,
      barCompleteChar: "█",
      barIncompleteChar: "░",
      hideCursor: true,
      clearOnComplete: true,
    });
  let state = { label: "", fraction: 0 };
  let current: SingleBar | undefined;
  const stop = () => {
    current?.stop();
    current = undefined;
  };
  return {
    update(label, fraction) {
      state = { label, fraction };
      if (current === undefined) {
        current = create();
        current.start(1000, Math.round(1000 * state.fraction), state);
      } else current.update(Math.round(1000 * fraction), state);
    },
    print(text) {
      stop();
      print(text);
    },
    stop,
  };
}

function lines(stream: Stream, print: (text: string) => void): Progress {
  let last = "";
  return {
    update(label, fraction) {
      if (label !== last) stream.write(`${(100 * fraction).toFixed(0).padStart(3)} %  ${label}\n`);
      last = label;
    },
    print,
    stop() {},
  };
}
