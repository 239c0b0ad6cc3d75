import { threads as kernelThreads } from "./cpu/engine.js";
import { ValueError } from "./errors.js";

const most = 64;

/**
 * Sets how many threads large kernels run on, the calling one included, and resolves when they are there; 1 ends the
 * workers. Unless it is called, the first large kernel starts as many as the machine has cores, at most 8, for those that
 * come after it. Results do not depend on the number, to the last bit. Where memory cannot be shared (a page that is not
 * cross-origin isolated) or workers cannot start, it stays at one thread, and the console says so.
 *
 * @param count a whole number from 1 to 64; without it, the number of cores, at most 8
 * @throws ValueError for any other number
 * @example
 * ```ts
 * import { setThreads, threads } from "@surprisal/tensor";
 * await setThreads(1);
 * threads(); // → 1
 * ```
 */
export async function setThreads(count?: number): Promise<void> {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= most)) {
    throw new ValueError(`setThreads: the count must be a whole number from 1 to ${most}, not ${count}.`);
  }
  await kernelThreads.set(count);
}

/** How many threads large kernels run on at this moment, the calling one included. */
export function threads(): number {
  return kernelThreads.count;
}
