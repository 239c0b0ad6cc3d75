import { spawnSync } from "node:child_process";

/** Runs a command and returns what it printed; throws with all of it when the command fails. */
export function capture(command: string, args: string[], cwd: string): string {
  // npm is a .cmd file on Windows, which only a shell can start.
  const shell = process.platform === "win32" && command === "npm";
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, shell, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with status ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}
