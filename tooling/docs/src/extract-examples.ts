// Finds the examples in the documentation: the ts fences of READMEs and of `@example` blocks in docstrings.

/** One example: a program of its own, with its imports. */
export interface Example {
  /** Where it stands: `packages/tensor/README.md:12`. */
  place: string;
  code: string;
}

/** The ```` ```ts ```` fences of a Markdown file. Another info string, such as `tsx` or `text`, is for what does not run. */
export function examplesOfMarkdown(text: string, file: string): Example[] {
  return fences(text.split(/\r?\n/), file, 1);
}

/** The ts fences of the `@example` blocks in a TypeScript file's docstrings. */
export function examplesOfSource(text: string, file: string): Example[] {
  return [...text.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)].flatMap((comment) => {
    const firstLine = text.slice(0, comment.index).split("\n").length;
    const lines = comment[0].split(/\r?\n/).map((line) => line.replace(/^\s*\* ?/, ""));
    return lines.some((line) => line.startsWith("@example")) ? fences(lines, file, firstLine) : [];
  });
}

function fences(lines: string[], file: string, firstLine: number): Example[] {
  const examples: Example[] = [];
  let start: number | undefined;
  lines.forEach((line, index) => {
    if (start === undefined && /^```ts\s*$/.test(line)) start = index + 1;
    else if (start !== undefined && /^```\s*$/.test(line)) {
      examples.push({
        place: `${file}:${firstLine + start}`,
        code: `${lines.slice(start, index).join("\n")}\n`,
      });
      start = undefined;
    }
  });
  if (start !== undefined) throw new Error(`${file}:${firstLine + start}: the example has no closing fence.`);
  return examples;
}
