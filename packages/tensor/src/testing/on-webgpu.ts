// Set up for suites that run a second time, on the GPU.

import { beforeEach } from "vitest";
import { useBackend } from "../use-backend.js";
import { useTarget } from "./target.js";

/** Why nothing can be tested here, if that is so. */
let missing = "";
try {
  await useBackend("webgpu");
  await useBackend("cpu");
} catch (error) {
  // A software adapter is there wherever its driver runs; where not, a machine may have no GPU.
  if (process.env.VK_ICD_FILENAMES !== undefined) throw error;
  missing = error instanceof Error ? error.message : String(error);
}
beforeEach(({ skip }) => skip(missing !== "", missing));
useTarget({
  name: "webgpu",
  dtypes: ["float32"],
  place: (x) => (missing === "" ? x.to("webgpu") : x),
  read: (x) => x.data(),
});
