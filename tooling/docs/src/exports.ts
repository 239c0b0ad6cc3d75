// What an entry exports, each name with the first sentence of its docstring, as lists for the READMEs.

import { basename } from "node:path";
import ts from "typescript";
import { type Entry, sourceFileOf } from "./entries.js";

/** An exported name and what its docstring says first. */
export interface Exported {
  name: string;
  summary: string;
  /** The whole docstring in Markdown, its example last. */
  text: string;
  /** The file that defines it, without its ending: what a path of its own ends in. */
  file: string;
  /** Whether it can be called: a function, or a loss. */
  callable: boolean;
}

/** The exports of every entry, by the entry's name, in alphabetical order. */
export function exportsOf(entries: Entry[], program: ts.Program): Map<string, Exported[]> {
  const checker = program.getTypeChecker();
  return new Map(
    entries.map((entry) => {
      const module = checker.getSymbolAtLocation(sourceFileOf(entry, program));
      const exported = module
        ? checker.getExportsOfModule(module).map((symbol) => describe(symbol, checker))
        : [];
      return [entry.name, exported.sort((a, b) => (a.name < b.name ? -1 : 1))];
    }),
  );
}

function describe(symbol: ts.Symbol, checker: ts.TypeChecker): Exported {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const text = ts.displayPartsToString(target.getDocumentationComment(checker));
  const callable = checker.getTypeOfSymbol(target).getCallSignatures().length > 0;
  const example = target.getJsDocTags(checker).find(({ name }) => name === "example");
  const parts = [text, example && ts.displayPartsToString(example.text)].filter((part) => part !== undefined);
  const [declaration] = target.declarations ?? [];
  const file = basename(declaration?.getSourceFile().fileName ?? "", ".ts");
  return { name: symbol.name, summary: firstSentence(text), text: parts.join("\n\n"), file, callable };
}

/** The first sentence of a docstring, on one line. */
export function firstSentence(text: string): string {
  const paragraph =
    text
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, " ")
      .trim() ?? "";
  return paragraph.match(/^.*?(?<!\b(?:i\.e|e\.g|cf|vs))[.!?](?=\s+[^\sa-z(]|$)/)?.[0] ?? paragraph;
}

const begin = "<!-- exports: written by `npm run docs` -->";
const end = "<!-- /exports -->";

/** A README with the lists of exports between its marks brought up to date. */
export function withExports(
  readme: string,
  lists: [entry: string, exported: Exported[]][],
  file: string,
): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${file} has no list of exports; put "${begin}" and "${end}" where it belongs.`);
  const sections = lists.map(([entry, exported]) => {
    const items = exported.map(({ name, summary }) =>
      summary ? `- \`${name}\`: ${summary}` : `- \`${name}\``,
    );
    return [`From \`${entry}\`:`, "", ...items, ""].join("\n");
  });
  return `${readme.slice(0, from)}${begin}\n\n${sections.join("\n")}\n${readme.slice(to)}`;
}
