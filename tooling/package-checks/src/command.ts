import { spawnSync } from "node:child_process";
import { command } from "../../../scripts/install.mjs";

/** Runs a program and returns what it printed; throws with all of it when the program fails. */
export function capture(program: string, args: string[], cwd: string): string {
  const options = { cwd, encoding: "utf8" } as const;
  const start = /^np[mx]$/.test(program)
    ? command(program, args, options)
    : ([program, args, options] as const);
  const { status, stdout, stderr, error } = spawnSync(...start);
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")} ended with status ${status}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}
