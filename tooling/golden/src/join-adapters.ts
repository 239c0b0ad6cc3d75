import type { CaseAdapter, GoldenAdapters } from "./adapters.js";

const parts = ["cases", "disputes", "illConditioned", "curves", "minimisers", "figures"] as const;

/**
 * The adapters of several families as those of the package. Where two know the same reference name, the first that
 * answers a case has it.
 */
export function joinAdapters(...families: readonly GoldenAdapters[]): GoldenAdapters {
  const joined = Object.fromEntries(
    parts.map((part) => [part, Object.assign({}, ...families.map((family) => family[part]))]),
  ) as GoldenAdapters;
  const cases: Record<string, CaseAdapter> = {};
  for (const family of families) {
    for (const [name, adapter] of Object.entries(family.cases ?? {})) {
      const earlier = cases[name];
      cases[name] = earlier === undefined ? adapter : (call) => earlier(call) ?? adapter(call);
    }
  }
  return { ...joined, cases };
}
