// Formulas become HTML when the page is built: those in the text, and those the registered losses bring.

import katex from "katex";
import { createServer, type Plugin } from "vite";
import { installedPlugins } from "./plugins.js";

const html = (formula: string, displayMode: boolean): string =>
  katex.renderToString(formula, { displayMode, strict: "error", throwOnError: true });

/** Replaces every tagged template tex`…` in our sources by its typeset HTML, as a string. */
export function typesetText(): Plugin {
  return {
    name: "typeset-text",
    enforce: "pre",
    transform: {
      filter: { id: /\/src\/.*\.tsx$/, code: "tex`" },
      handler: (code) => ({
        code: code.replaceAll(/(?<![`\w])tex`([^`]*)`/g, (_, formula: string) =>
          JSON.stringify(html(formula, false)),
        ),
        map: null,
      }),
    },
  };
}

/** In display style, but free to continue on a new line after a comma and space: a panel may be narrow. */
const breakable = (formula: string): string =>
  String.raw`\displaystyle ${formula.replaceAll(/,\s*\\quad/g, String.raw`,\quad\allowbreak`)}`;

const module = "virtual:loss-formulas";

/** The module `virtual:loss-formulas`: the typeset formula of each registered loss, by name. */
export function typesetLosses(): Plugin {
  return {
    name: "typeset-losses",
    resolveId: { filter: { id: /^virtual:loss-formulas$/ }, handler: () => `\0${module}` },
    load: {
      filter: { id: /^\0virtual:loss-formulas$/ },
      handler: async () => `export default ${JSON.stringify(await lossFormulas())}`,
    },
  };
}

async function lossFormulas(): Promise<Record<string, string>> {
  const server = await createServer({
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    for (const name of installedPlugins) await server.ssrLoadModule(name);
    const { describeLosses } = (await server.ssrLoadModule(
      "@surprisal/loss-registry",
    )) as typeof import("@surprisal/loss-registry");
    return Object.fromEntries(
      describeLosses().map(({ name, formula }) => [name, html(breakable(formula), false)]),
    );
  } finally {
    await server.close();
  }
}
