import type { Program } from "./engine.js";
import type { Heap } from "./heap.js";

/** Compiled graphs are kept for as many structures and shapes as this; the one not used for longest goes first. */
const mostPrograms = 512;

/** The programs of graphs that were evaluated, by their description. */
export class ProgramCache {
  readonly #programs = new Map<string, Program>();
  readonly #heap: Heap;
  readonly #most: number;

  constructor(heap: Heap, most = mostPrograms) {
    this.#heap = heap;
    this.#most = most;
  }

  get(key: string, make: () => Program): Program {
    const known = this.#programs.get(key);
    // A Map keeps the order of insertion: what is used goes to its end.
    if (known !== undefined) this.#programs.delete(key);
    const program = known ?? make();
    this.#programs.set(key, program);
    if (this.#programs.size > this.#most) this.#forgetOldest();
    return program;
  }

  #forgetOldest(): void {
    const [oldest] = this.#programs;
    if (oldest === undefined) return;
    const [key, { plan }] = oldest;
    this.#programs.delete(key);
    for (const step of plan.steps) {
      if (step.kind === "kernel") this.#heap.release(step.args, step.module.layout.size);
    }
  }
}
