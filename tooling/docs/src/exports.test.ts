import { expect, test } from "vitest";
import { firstSentence, withExports } from "./exports.js";

test("the first sentence ends at a full stop that another sentence follows", () => {
  expect(firstSentence("Half the squared error, i.e. ½r².\nMore of it.\n\nElse.")).toBe(
    "Half the squared error, i.e. ½r².",
  );
  expect(firstSentence("The divergence. 0 where p = q.")).toBe("The divergence.");
  expect(firstSentence("The value of log(1 + x)\n\nStable near 0.")).toBe("The value of log(1 + x)");
  expect(firstSentence("")).toBe("");
});

test("the list of exports goes between its marks, and once more changes nothing", () => {
  const readme = "# A\n<!-- exports: written by `npm run docs` -->old<!-- /exports -->\nend\n";
  const lists: Parameters<typeof withExports>[1] = [
    ["@surprisal/a", [{ name: "f", summary: "Does f.", text: "Does f.", file: "f", callable: true }]],
  ];
  const once = withExports(readme, lists, "README.md");
  expect(once).toContain("-->\n\nFrom `@surprisal/a`:\n\n- `f`: Does f.\n\n<!-- /exports -->\nend\n");
  expect(withExports(once, lists, "README.md")).toBe(once);
});

test("a README without the marks is an error that names them", () => {
  expect(() => withExports("# A\n", [], "packages/a/README.md")).toThrow(
    "packages/a/README.md has no list of exports",
  );
});
