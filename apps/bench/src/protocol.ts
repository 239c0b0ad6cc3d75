// What the bench and its contestants say to each other: one JSON object per line, requests on the contestant's standard
// input, one reply to each on its standard output. Arrays travel as files, so any language can take part.

/** An array in a file: little-endian, row-major, nothing around it. */
export interface ArrayFile {
  /** Role in the problem: `prediction`, `target`; a loss of several predictions has `prediction.mean` and so on. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32";
  readonly path: string;
}

/** What is to be computed: value and gradient of a registered loss, or a product of two matrices. */
export type Task =
  | { readonly kind: "loss"; readonly loss: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly kind: "matmul" };

/** Bytes and operations that one evaluation cannot do without: each input read once, each output written once. */
export interface Work {
  readonly bytes: number;
  readonly flops?: number;
}

export type Request =
  /** Who are you? */
  | { readonly do: "hello" }
  /** Load the inputs, compute once, and write the outputs one after another, as float32, into the file `outputs`. */
  | {
      readonly do: "prepare";
      readonly task: Task;
      readonly work: Work;
      readonly inputs: readonly ArrayFile[];
      readonly outputs: string;
    }
  /** Compute `calls` times, with the outputs materialised each time, and say how long that took. */
  | { readonly do: "sample"; readonly calls: number }
  /** Let go of what `prepare` loaded. */
  | { readonly do: "release" };

export interface Replies {
  /** Versions and settings that the numbers depend on. */
  readonly hello: { readonly details: Readonly<Record<string, string>> };
  /** `lengths` of the outputs in the file, or why the contestant does not do this task. */
  readonly prepare: { readonly lengths: readonly number[] } | { readonly unsupported: string };
  readonly sample: { readonly milliseconds: number };
  readonly release: Record<string, never>;
}

export type Reply<Do extends Request["do"]> = Replies[Do] | { readonly error: string };
