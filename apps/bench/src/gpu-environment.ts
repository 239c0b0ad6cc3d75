import { spawnSync } from "node:child_process";

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
    found = status === 0 ? {} : await ofSoftware();
  }
  return found;
}

async function ofSoftware(): Promise<Record<string, string>> {
  // What few runs need is loaded by those that do.
  const { softwareVulkan } = await import("@surprisal/browser-testing");
  return (await softwareVulkan()) ?? {};
}
