import { tensor, useBackend } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import type { GoldenAdapters } from "../src/adapters.js";
import { type GoldenCase, isGoldenFile } from "../src/format.js";
import { replaySingleSoon } from "../src/replay-single.js";

// A software adapter compiles slowly: of most packages a part will do, unless everything is asked for.
const everything = process.env.SURPRISAL_WEBGPU === "all";
/** Of the losses and measures, one in so many; of each, its first case. */
const oneIn = 40;

// Globbed, not read from the disk: this file runs in a page, too.
const adaptersOf = import.meta.glob<GoldenAdapters>("../../../packages/*/golden/adapters.ts", {
  import: "adapters",
});
const references = Object.entries(
  import.meta.glob<unknown>("../../../packages/*/golden/*.json", { import: "default" }),
);
const packages = Object.keys(adaptersOf).map((path) => ({
  name: path.split("/").at(-3),
  folder: path.slice(0, path.lastIndexOf("/") + 1),
  adapters: adaptersOf[path],
}));

await useBackend("webgpu");

test("what is in float32 is computed on webgpu", () => {
  expect(tensor([1]).add(1).backend).toBe("webgpu");
});

describe.each(packages)("$name in float32 on webgpu", async ({ folder, adapters: load }) => {
  const adapters = (await load?.()) ?? {};
  const groups = new Map<string, GoldenCase[]>();
  for (const golden of await casesIn(folder)) {
    groups.set(golden.loss, [...(groups.get(golden.loss) ?? []), golden]);
  }
  const chosen = [...groups].filter((_, i) => everything || i % oneIn === 0);
  test.each(chosen)("%s agrees with float64", async (_, cases) => {
    for (const golden of everything ? cases : cases.slice(0, 1)) {
      const outcome = await replaySingleSoon(golden, [adapters]);
      expect(outcome?.message, golden.id).toBeUndefined();
    }
  });
});

async function casesIn(folder: string): Promise<GoldenCase[]> {
  const files = references.filter(([path]) => path.startsWith(folder));
  const contents = await Promise.all(files.map(([, load]) => load()));
  return contents.flatMap((content) => (isGoldenFile(content) ? content.cases : []));
}
