import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tensor, useBackend } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import type { GoldenAdapters } from "../src/adapters.js";
import { type GoldenCase, isGoldenFile } from "../src/format.js";
import { replaySingleSoon } from "../src/replay-single.js";

// A software adapter compiles slowly: of most packages a part will do, unless everything is asked for.
const everything = process.env.SURPRISAL_WEBGPU === "all";
/** Of the losses and measures, one in so many; of each, its first case. */
const oneIn = 40;

const packages = new URL("../../../packages/", import.meta.url);
const names = readdirSync(packages).filter((name) =>
  existsSync(new URL(`${name}/golden/adapters.ts`, packages)),
);

await useBackend("webgpu");

test("what is in float32 is computed on webgpu", () => {
  expect(tensor([1]).add(1).backend).toBe("webgpu");
});

describe.each(names)("%s in float32 on webgpu", async (name) => {
  const folder = new URL(`${name}/golden/`, packages);
  const { adapters } = (await import(new URL("adapters.ts", folder).href)) as { adapters: GoldenAdapters };
  const groups = new Map<string, GoldenCase[]>();
  for (const golden of casesIn(folder)) groups.set(golden.loss, [...(groups.get(golden.loss) ?? []), golden]);
  const chosen = [...groups].filter((_, i) => everything || i % oneIn === 0);
  test.each(chosen)("%s agrees with float64", async (_, cases) => {
    for (const golden of everything ? cases : cases.slice(0, 1)) {
      const outcome = await replaySingleSoon(golden, [adapters]);
      expect(outcome?.message, golden.id).toBeUndefined();
    }
  });
});

function casesIn(folder: URL): GoldenCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const content: unknown = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
      return isGoldenFile(content) ? content.cases : [];
    });
}
