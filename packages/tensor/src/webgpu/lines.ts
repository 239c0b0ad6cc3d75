/** Lines of code, indented. */
export class Lines {
  #lines: string[] = [];
  #depth = 0;

  line(text: string): void {
    this.#lines.push(`${"  ".repeat(this.#depth)}${text}`);
  }

  /** The body between a head and its brace. */
  block(head: string, body: () => void): void {
    this.line(head);
    this.#depth++;
    body();
    this.#depth--;
    this.line("}");
  }

  /** The body under a condition, if there is a condition and a body. */
  when(condition: string, body: () => void): void {
    const outside = this.#lines;
    this.#lines = [];
    if (condition !== "") this.#depth++;
    body();
    if (condition !== "") this.#depth--;
    const inside = this.#lines;
    this.#lines = outside;
    if (inside.length === 0) return;
    if (condition !== "") this.line(`if (${condition}) {`);
    this.#lines.push(...inside);
    if (condition !== "") this.line("}");
  }

  /** What was written, and begins anew. */
  take(): string {
    const text = this.#lines.map((line) => `${line}\n`).join("");
    this.#lines = [];
    return text;
  }
}
