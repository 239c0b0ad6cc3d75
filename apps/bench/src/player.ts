import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Reply, Request } from "./protocol.js";
import type { Command } from "./roster.js";

/** A contestant at work. */
export interface Player {
  /** Sends a request; throws the contestant's own error, and when it ends or does not answer. */
  ask<R extends Request>(request: R): Promise<Answer<R>>;
  close(): Promise<void>;
}

export type Answer<R extends Request> = Exclude<Reply<R["do"]>, { error: string }>;

/** Longer than any honest answer takes. */
export const patience = 180_000;

/** The reply, unless it is a fault. */
export function unwrap<R extends Request>(reply: Reply<R["do"]>): Answer<R> {
  if ("error" in reply) throw new Error(reply.error);
  return reply as Answer<R>;
}

/** A contestant in a process of its own. */
export class ProcessPlayer implements Player {
  readonly #process: ChildProcess;
  readonly #waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  #stderr = "";
  #ended: Error | undefined;

  constructor({ command, args, env }: Exclude<Command, { missing: string }>) {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
    this.#process = child;
    createInterface({ input: child.stdout }).on("line", (line) => this.#waiting.shift()?.resolve(line));
    child.stderr.on("data", (text) => {
      this.#stderr = (this.#stderr + String(text)).slice(-2000);
    });
    // A contestant that has died reports it by its exit; writing to it then is no news.
    child.stdin.on("error", () => {});
    child.on("error", (error) => this.#end(error));
    child.on("close", (code, signal) => {
      const last = this.#stderr.trim().split("\n").at(-1) ?? "";
      this.#end(
        new Error(`its process ended (${signal ?? `status ${code}`})${last === "" ? "" : `: ${last}`}`),
      );
    });
  }

  async ask<R extends Request>(request: R): Promise<Answer<R>> {
    const line = await new Promise<string>((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      const timer = setTimeout(() => {
        this.#end(new Error(`no answer to "${request.do}" within ${patience / 1000} s`));
        this.#process.kill("SIGKILL");
      }, patience);
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      this.#waiting.push({ resolve: settle(resolve), reject: settle(reject) });
      this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    });
    return unwrap<R>(JSON.parse(line) as Reply<R["do"]>);
  }

  /** Ends the process: a contestant stops when its standard input does. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const closed = new Promise((resolve) => this.#process.once("close", resolve));
    this.#process.stdin?.end();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 2000);
    await closed;
    clearTimeout(timer);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}
