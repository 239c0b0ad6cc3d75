import { test } from "vitest";

test("suites on webgpu", ({ skip }) =>
  skip("the software adapter from npm is for Linux x64; SURPRISAL_GPU=1 takes the machine's own GPU"));
