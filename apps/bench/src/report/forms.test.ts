import { expect, test } from "vitest";
import { reportOf } from "../fixtures/report.js";
import { htmlOf } from "./html.js";
import { markdownOf, provenance } from "./markdown.js";

const report = reportOf(
  {
    "huber 1e6": { compiled: 0.5, tfjs: 5, wrong: 9, roofline: 0.2 },
    "l1 1e6": { compiled: 1, tfjs: 2, wrong: 9, roofline: 0.2 },
  },
  0.3,
);

test("in Markdown: a line per case, a column per contestant, ratios to the first", () => {
  const lines = markdownOf(report, ["compiled", "tfjs"]).split("\n");
  // Head, rule, two cases, means.
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^\| +\| compiled \| +tfjs \|$/);
  expect(lines[2]).toMatch(/^\| huber 1e6 +\| +\d{3} µs \| \d\.\d\d ms \((9\.|10\.)\d+×\) \|$/);
  expect(markdownOf(report)).toContain("(wrong)");
  expect(provenance(report, ["tfjs"])).toBe(
    "A processor <of two cores>, 2 cores, Node 20.0.0; tfjs 1.0; 2026-01-02, `npm run bench -- --suite peers`.",
  );
});

test("the page stands alone: nothing to fetch, every sample in it, texts escaped", async () => {
  const html = await htmlOf(report);
  // Not by toMatch, which would print all of it.
  expect(/(src|href)="(?!data:)/.exec(html)?.[0]).toBeUndefined();
  expect(/https?:\/\/(?!www\.w3\.org)[^"]*/.exec(html)?.[0]).toBeUndefined();
  expect(html.includes("A processor &lt;of two cores&gt;")).toBe(true);
  expect(html.includes('<span class="wrong">wrong (1e-7)</span>')).toBe(true);
  expect(html.match(/<svg/g)).toHaveLength(2);
  const [, data = ""] = /base64,([^"]+)"/.exec(html) ?? [];
  expect(JSON.parse(Buffer.from(data, "base64").toString())).toEqual(report);
});

test("the page says once why nothing of some is timed, and in each case whether they were right", async () => {
  const reason = "it computes <elsewhere>";
  const [compiled, tfjs] = ["compiled", "tfjs"].map((contestant, i) => ({
    contestant,
    ...{ status: "untimed" as const, reason, check: { errors: [0], right: i === 0 } },
  }));
  const cases = report.cases.map((item) => ({
    ...item,
    results: [compiled, tfjs].flatMap((result) => result ?? []),
  }));
  const contestants = Object.fromEntries(
    ["compiled", "tfjs"].map((name) => [name, { about: name, details: {}, untimed: reason }]),
  );
  const html = await htmlOf({ ...report, contestants, cases });
  expect(html.match(/it computes &lt;elsewhere&gt;/g)).toHaveLength(1);
  expect(html.includes("<p>Not timed: compiled, tfjs: it computes")).toBe(true);
  expect(html.match(/<figcaption>compiled: right, untimed; tfjs: wrong result, untimed</g)).toHaveLength(2);
  // Nothing to draw, and no table.
  expect(html.includes("<svg")).toBe(false);
  expect(html.includes("<th>time</th>")).toBe(false);
});
