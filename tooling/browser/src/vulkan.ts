import { join } from "node:path";
import { runsHere } from "./npm-chromium.js";
import { unpacked } from "./unpack.js";

/**
 * The environment in which npm's `webgpu` finds a software adapter in Node; undefined where there is none.
 *
 * It must be set before the process starts: native code does not see later changes of `process.env`.
 */
export async function softwareVulkan(): Promise<Record<string, string> | undefined> {
  if (!runsHere()) return undefined;
  const folder = await unpacked("vulkan", ["swiftshader.tar.br"]);
  return { VK_ICD_FILENAMES: join(folder, "vk_swiftshader_icd.json"), LD_LIBRARY_PATH: folder };
}
