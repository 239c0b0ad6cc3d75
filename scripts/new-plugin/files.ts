// The sources of a new plug-in. Its configuration is copied from an old one, so that it cannot fall behind.

import { fileName, listName, titleOf } from "./names.js";

/** The text of each file, by its path in the package. */
export function filesOf(name: string, loss: string): Record<string, string> {
  const file = fileName(loss);
  const list = listName(name);
  return {
    [`src/${file}.ts`]: lossSource(name, loss, file),
    "src/all.ts": allSource(loss, file, list),
    "src/index.ts": indexSource(loss, file, list),
    [`src/${file}.test.ts`]: lossTest(loss, file),
    "src/index.test.ts": indexTest(name, list),
    "README.md": readme(name, loss),
  };
}

const lossSource = (
  name: string,
  loss: string,
  file: string,
) => `import { defineLoss } from "@surprisal/loss-registry";

/**
 * The fourth power of the residual, (r / scale)⁴ with r = prediction − target: small errors vanish, large ones count for
 * everything.
 *
 * Prediction and target broadcast. The slope is 4r³ / scale⁴.
 *
 * @example
 * \`\`\`ts
 * import { ${loss} } from "@surprisal/${name}/${file}";
 * ${loss}([1, 3], [0, 1], { reduction: "none" }).arraySync(); // → [1, 16]
 * ${loss}.valueAndGrad([1, 3], [0, 1], { scale: 2, reduction: "sum" }).gradient.arraySync(); // → [0.25, 2]
 * \`\`\`
 */
export const ${loss} = /* @__PURE__ */ defineLoss({
  name: "${loss}",
  title: "${titleOf(loss)}",
  plugin: "@surprisal/${name}",
  formula: String.raw\`(r / s)^4,\\quad r = f - y\`,
  domain: { prediction: "real", target: "real" },
  options: {
    scale: { default: 1, exclusiveMin: 0, summary: "What residuals are measured in." },
  },
  properties: { convex: true, smooth: true },
  elementwise: (prediction, target, { scale }) => prediction.sub(target).div(scale).square().square(),
});
`;

const allSource = (loss: string, file: string, list: string) => `import { ${loss} } from "./${file}.js";

/** Every loss of this package. */
export const ${list} = [${loss}] as const;
`;

const indexSource = (
  loss: string,
  file: string,
  list: string,
) => `import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { ${list} } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof ${list}> {}
}

registerLosses(...${list});

export { ${list} } from "./all.js";
export { ${loss} } from "./${file}.js";
`;

const lossTest = (loss: string, file: string) => `import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss } from "@surprisal/tensor/testing";
import { ${loss} } from "./${file}.js";

describeLoss(${loss}, {
  sample: (seed) => sampleInputs(${loss}, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [0, 1, -2, 3], target: 0 }, [0, 1, 16, 81]],
    [{ prediction: [4], target: 0, options: { scale: 2 } }, [16]],
    [{ prediction: [Infinity, NaN], target: 0 }, [Infinity, NaN]],
  ],
  gradients: [[{ prediction: [0, 1, -2], target: 0 }, [0, 4, -32]]],
});
`;

const indexTest = (name: string, list: string) => `import { describeLosses } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import * as plugin from "./index.js";

const exported = new Map<string, unknown>(Object.entries(plugin));

test("importing the package registers every loss under its export's name", () => {
  const registered = new Map(describeLosses().map(({ name, loss }) => [name, loss]));
  for (const loss of plugin.${list}) {
    expect(exported.get(loss.name)).toBe(loss);
    expect(registered.get(loss.name)).toBe(loss);
  }
});

test("every loss names this package", () => {
  for (const loss of plugin.${list}) expect(loss.definition.plugin).toBe("@surprisal/${name}");
});
`;

const readme = (name: string, loss: string) => `# @surprisal/${name}

${titleOf(name)}: losses with exact gradients.

\`\`\`sh
npm install @surprisal/tensor @surprisal/loss-registry @surprisal/${name}
\`\`\`

\`\`\`ts
import { createLoss } from "@surprisal/loss-registry";
import { ${loss} } from "@surprisal/${name}";

${loss}([1, 3], [0, 1]).itemSync(); // → 8.5

// Importing the package registers its losses, so their names and options are known here.
const loss = createLoss("${loss}", { scale: 2 });
loss.valueAndGrad([1, 3], [0, 1]).gradient.arraySync(); // → [0.125, 1]
\`\`\`

## Exports

<!-- exports: written by \`npm run docs\` -->

<!-- /exports -->
`;
