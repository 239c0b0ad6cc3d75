import type { Tensor } from "@surprisal/tensor";
import { type GoldenCase, type GoldenFile, readTensor } from "./format.js";

/**
 * How one package answers the references: which of its functions, with which options, computes what a reference name
 * stands for. Lies in the package's `golden/adapters.ts` as the export `adapters`, and is not published.
 */
export interface GoldenAdapters {
  /**
   * By reference name. Several packages may know one name, which means something else in another file:
   * an adapter answers `undefined` for a case that is not its own, or whose parameters it does not cover.
   */
  readonly cases?: { readonly [loss: string]: CaseAdapter };
  /**
   * By reference name: why a figure of this case, such as "hvp_pred", is not what we compute, when that is so. The case
   * is then reported apart, with the reason; every other figure of it must agree.
   */
  readonly disputes?: { readonly [loss: string]: (call: GoldenCall, figure: string) => string | undefined };
  /**
   * By reference name: why a figure of this case cannot be had in float32 as exactly as the comparison demands, when that
   * is so. The figure is then left out of it.
   */
  readonly illConditioned?: {
    readonly [loss: string]: (call: GoldenCall, figure: string) => string | undefined;
  };
  /** By curve name: the losses of scores x for one label, in the shape of x. */
  readonly curves?: {
    readonly [name: string]: (
      x: Tensor,
      params: { readonly y: number; readonly [name: string]: number },
    ) => Tensor;
  };
  /** By the minimiser's name: the summed loss of predicting one constant for all labels. */
  readonly minimisers?: { readonly [name: string]: (constant: Tensor, labels: Tensor) => Tensor };
  /** By section and name, such as "printed.softmax_loss", "constants.ln2", "concavity.H_mix". */
  readonly figures?: { readonly [name: string]: (file: GoldenFigures) => Tensor | number };
}

/** The value; or the value with further outputs of the call, by the names the reference gives them. */
export type CaseAdapter = (
  call: GoldenCall,
) => Tensor | { readonly value: Tensor; readonly [output: string]: Tensor } | undefined;

/** One case as an adapter sees it. Gradients are taken through whatever it computes from `input(…)`. */
export class GoldenCall {
  readonly id: string;
  readonly params: { readonly [name: string]: unknown };
  readonly reduction: string | undefined;
  readonly tags: readonly string[];
  readonly source: string;
  readonly #inputs: ReadonlyMap<string, Tensor>;

  constructor(golden: GoldenCase, inputs: ReadonlyMap<string, Tensor> = inputsOf(golden)) {
    this.id = golden.id;
    this.params = golden.params;
    this.reduction = golden.reduction ?? undefined;
    this.tags = golden.tags ?? [];
    this.source = golden.source;
    this.#inputs = inputs;
  }

  input(name: string): Tensor {
    const input = this.#inputs.get(name);
    if (input !== undefined) return input;
    throw new Error(`${this.id} has no input "${name}"; it has ${[...this.#inputs.keys()].join(", ")}.`);
  }

  optionalInput(name: string): Tensor | undefined {
    return this.#inputs.get(name);
  }

  number(name: string): number {
    const value = this.params[name];
    if (typeof value === "number") return value;
    throw new Error(`${this.id} has no numeric parameter "${name}".`);
  }

  /** A number, or `undefined` where the reference has none (null). */
  optionalNumber(name: string): number | undefined {
    const value = this.params[name];
    return typeof value === "number" ? value : undefined;
  }
}

export function inputsOf({ inputs, dtype }: GoldenCase): Map<string, Tensor> {
  return new Map(Object.entries(inputs).map(([name, json]) => [name, readTensor(json, dtype)]));
}

/** What a figure may be computed from: the file's cases, and the numbers that stand beside the figure. */
export class GoldenFigures {
  readonly file: GoldenFile;

  constructor(file: GoldenFile) {
    this.file = file;
  }

  call(id: string): GoldenCall {
    const found = this.file.cases.find((golden) => golden.id === id);
    if (found === undefined) throw new Error(`${this.file.file}: no case "${id}".`);
    return new GoldenCall(found);
  }

  /** A number or a list of numbers of a section, such as `read("concavity", "p")`. */
  read(section: "constants" | "concavity" | "printed", name: string): number | readonly number[] {
    return this.file[section]?.[name] as number | readonly number[];
  }
}
