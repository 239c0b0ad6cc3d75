// What the bench and its contestants say to each other: one JSON object per line, requests on the contestant's standard
// input, one reply to each on its standard output. Arrays travel as files, so any language can take part.

/** An array in a file: little-endian, row-major, nothing around it. */
export interface ArrayFile {
  /** Role in the problem: `prediction`, `target`; a loss of several predictions has `prediction.mean` and so on. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "float64" | "int32";
  readonly path: string;
}

/** What is to be computed. */
export type Task =
  /** Value and gradient of a registered loss. */
  | { readonly kind: "loss"; readonly loss: string; readonly options: Readonly<Record<string, unknown>> }
  /** The product of two matrices. */
  | { readonly kind: "matmul" }
  /** A measure of information, in float64: entropy of `p`, divergence of `p` from `q`, information between labels. */
  | { readonly kind: "measure"; readonly measure: Measure }
  /** For the suite of accuracy: see cases/accuracy.ts. */
  | { readonly kind: "function"; readonly name: string };

export type Measure = "entropy" | "klDivergence" | "mutualInformationFromLabels";

/** Bytes and operations that one evaluation cannot do without: each input read once, each output written once. */
export interface Work {
  readonly bytes: number;
  readonly flops?: number;
}

export type Request =
  /** Who are you? */
  | { readonly do: "hello" }
  /** Load the inputs, compute once, and write the outputs one after another, in `dtype`, into the file `outputs`. */
  | {
      readonly do: "prepare";
      readonly task: Task;
      readonly work: Work;
      readonly inputs: readonly ArrayFile[];
      readonly outputs: string;
      readonly dtype: "float32" | "float64";
    }
  /** Compute `calls` times, with the outputs materialised each time, and say how long that took. */
  | { readonly do: "sample"; readonly calls: number }
  /** Compute `calls` times and read the outputs each time. */
  | { readonly do: "read"; readonly calls: number }
  /** Say how much memory the process holds, and let go of what `prepare` loaded. */
  | { readonly do: "release" };

export interface Replies {
  /** Versions and settings that the numbers depend on. */
  readonly hello: {
    readonly details: Readonly<Record<string, string>>;
    /** Why its times would mean nothing: its answers are checked, and no more is asked of it. */
    readonly untimed?: string;
  };
  /**
   * `lengths` of the outputs in the file, how long the first computation took, tracing and compiling included, and how
   * many kernels a computation has a GPU run; or why the contestant does not do this task.
   */
  readonly prepare:
    | { readonly lengths: readonly number[]; readonly first: number; readonly dispatches?: number }
    | { readonly unsupported: string };
  readonly sample: { readonly milliseconds: number };
  readonly read: { readonly milliseconds: number };
  /** Resident memory of the process, in bytes. */
  readonly release: { readonly memory: number };
}

export type Reply<Do extends Request["do"]> = Replies[Do] | { readonly error: string };
