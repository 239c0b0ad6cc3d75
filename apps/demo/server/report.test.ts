import { expect, test } from "vitest";
import { report } from "./report.js";

test("the report shows the chapter's numbers to the digits that single precision has", () => {
  const text = report();
  for (const figure of [
    "1.5590695",
    "0.03703964",
    "0.16921173",
    "1.69211733",
    "1 bit",
    "0.75",
    "6.45",
    "1.083333333",
  ]) {
    expect(text).toContain(figure);
  }
});
