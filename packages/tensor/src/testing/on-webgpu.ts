// Set up for suites that run a second time, on the GPU.

import { useBackend } from "../use-backend.js";
import { useTarget } from "./target.js";

await useBackend("webgpu");
await useBackend("cpu");
useTarget({
  name: "webgpu",
  dtypes: ["float32"],
  place: (x) => x.to("webgpu"),
  read: (x) => x.data(),
});
