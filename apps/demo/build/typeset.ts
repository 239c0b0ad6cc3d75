// Formulas become HTML when the page is built: those in the text, and those the registered losses bring.

import katex from "katex";
import { build, type Plugin } from "vite";
import { installedPlugins, virtualModule } from "./plugins.js";

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

const file = (name: string) => `formulas/${name}.html`;

/**
 * The typeset formula of each registered loss as a file of its own, `formulas/NAME.html`: a page shows few of them, and
 * all together weigh more than its code.
 */
export function typesetLosses(): Plugin {
  return {
    name: "typeset-losses",
    async generateBundle() {
      for (const [name, source] of Object.entries(await lossFormulas())) {
        this.emitFile({ type: "asset", fileName: file(name), source });
      }
    },
    configureServer({ middlewares }) {
      let formulas: Promise<Record<string, string>> | undefined;
      middlewares.use(async (request, response, next) => {
        const [, name] = /\/formulas\/(\w+)\.html/.exec(request.url ?? "") ?? [];
        if (name === undefined) return next();
        formulas ??= lossFormulas();
        response.end((await formulas)[name] ?? "");
      });
    },
  };
}

/** What the plug-ins say, run as one bundle: their hundreds of modules take many times as long one by one. */
async function lossFormulas(): Promise<Record<string, string>> {
  const imports = installedPlugins.map((name) => `import ${JSON.stringify(name)};`);
  const code = `${imports.join("\n")} export { describeLosses } from "@surprisal/loss-registry";`;
  const bundle = await build({
    configFile: false,
    logLevel: "error",
    plugins: [virtualModule("virtual:losses", code)],
    build: {
      ssr: true,
      write: false,
      rolldownOptions: { input: "virtual:losses", output: { codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  const [built] = [bundle].flat();
  if (!built || !("output" in built)) throw new Error("Vite built no bundle of the losses.");
  const address = `data:text/javascript;base64,${Buffer.from(built.output[0].code).toString("base64")}`;
  const { describeLosses } = (await import(address)) as typeof import("@surprisal/loss-registry");
  return Object.fromEntries(
    describeLosses().map(({ name, formula }) => [name, html(breakable(formula), false)]),
  );
}
