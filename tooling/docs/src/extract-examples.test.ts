import { expect, test } from "vitest";
import { examplesOfMarkdown, examplesOfSource } from "./extract-examples.js";

const fence = "```";

test("the ts fences of a README are its examples, each with its line", () => {
  const text = `# Title\n\n${fence}ts\nconst a = 1;\n${fence}\n\n${fence}sh\nnpm install\n${fence}\n`;
  expect(examplesOfMarkdown(text, "README.md")).toEqual([{ place: "README.md:4", code: "const a = 1;\n" }]);
});

test("the fences of @example blocks in docstrings are examples, without the comment's stars", () => {
  const text = `import x from "y";\n\n/**\n * Doubles.\n *\n * @example\n * ${fence}ts\n * double(2); // → 4\n * ${fence}\n */\nexport const double = 1;\n`;
  expect(examplesOfSource(text, "double.ts")).toEqual([
    { place: "double.ts:8", code: "double(2); // → 4\n" },
  ]);
});

test("a fence in a docstring without @example does not run", () => {
  expect(examplesOfSource(`/**\n * ${fence}ts\n * a;\n * ${fence}\n */\n`, "a.ts")).toEqual([]);
});

test("a fence that is never closed is an error", () => {
  expect(() => examplesOfMarkdown(`${fence}ts\na;\n`, "README.md")).toThrow("README.md:2");
});
