import { expect, test } from "vitest";
import { deviation, figure } from "./comparison.js";

test("figures keep ten significant digits", () => {
  expect(figure(1.5590695142745972)).toBe("1.559069514");
  expect(figure(0.03703964)).toBe("0.03703964");
  expect(figure(-0.5)).toBe("−0.5");
});

test("small figures are written with a power of ten", () => {
  expect(figure(7.81620457e-9)).toBe("7.816 · 10⁻⁹");
  expect(figure(0)).toBe("0");
});

test("a deviation is the distance of the two numbers", () => {
  expect(deviation({ id: "a", name: "a", printed: 1, computed: 1 + 2 ** -20 })).toBe("9.5 · 10⁻⁷");
  expect(deviation({ id: "a", name: "a", printed: 1, computed: 1 })).toBe("0");
});
