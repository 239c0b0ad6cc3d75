/** Compiled graphs are kept for as many structures and shapes as this; the one not used for longest goes first. */
const mostPrograms = 512;

/** The programs of graphs that were evaluated, by their description. */
export class ProgramCache<Program> {
  readonly #programs = new Map<string, Program>();
  readonly #forget: (program: Program) => void;
  readonly #most: number;

  /** `forget`: gives back what a program holds. */
  constructor(forget: (program: Program) => void, most = mostPrograms) {
    this.#forget = forget;
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
    const [key, program] = oldest;
    this.#programs.delete(key);
    this.#forget(program);
  }
}
