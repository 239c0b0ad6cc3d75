import { spawnSync } from "node:child_process";
import { softwareVulkan } from "@surprisal/browser-testing";

const probe = `
const { create } = await import("webgpu");
process.exit((await create([]).requestAdapter()) === null ? 1 : 0);`;

let found: Record<string, string> | undefined;

/**
 * What the environment of processes must have that compute on a GPU: nothing where there is one, else a software adapter,
 * on which results can be checked at least. Native code sees only the environment in which its process began.
 */
export async function gpuEnvironment(): Promise<Readonly<Record<string, string>>> {
  if (found === undefined) {
    const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", probe], {
      cwd: import.meta.dirname,
    });
    found = status === 0 ? {} : ((await softwareVulkan()) ?? {});
  }
  return found;
}
