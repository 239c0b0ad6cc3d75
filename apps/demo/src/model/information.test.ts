import { expect, test } from "vitest";
import { p, y } from "../data/chapter.js";
import { coin, coinCurve, divergences, lightSwitch, mixture, parts } from "./information.js";

test("a fair coin has one bit of entropy, and its slope is 0 there", () => {
  expect(coin(0.5)).toEqual({ entropy: 1, heads: 1, tails: 1, slope: 0 });
});

test("a coin's entropy is the mean of its sides' surprisals", () => {
  const { entropy, heads, tails, slope } = coin(0.1);
  expect(entropy).toBeCloseTo(0.46899559358928117, 14); // SciPy 1.10.1
  expect(entropy).toBeCloseTo(0.1 * heads + 0.9 * tails, 14);
  expect(slope).toBeCloseTo(Math.log2(9), 12);
});

test("a coin that never falls heads has no entropy", () => {
  expect(coin(0).entropy).toBe(0);
  expect(coin(0).heads).toBe(Number.POSITIVE_INFINITY);
});

test("the curve of coins runs from 0 over 1 to 0", () => {
  const { p, entropy } = coinCurve(5);
  expect([...p]).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect([entropy[0], entropy[2], entropy[4]]).toEqual([0, 1, 0]);
  expect(entropy[1]).toBeCloseTo(0.8112781244591328, 14);
});

test("an obedient bulb shares one bit with its switch", () => {
  expect(parts(lightSwitch(0.5, 1))).toEqual({ joint: 1, mutual: 1, switchAlone: 0, bulbAlone: 0 });
});

test("a bulb that obeys by chance shares nothing", () => {
  expect(parts(lightSwitch(0.5, 0.5))).toEqual({ joint: 2, mutual: 0, switchAlone: 1, bulbAlone: 1 });
});

test("shared and private parts add up to the joint entropy", () => {
  const { joint, mutual, switchAlone, bulbAlone } = parts(lightSwitch(0.3, 0.8));
  expect(mutual + switchAlone + bulbAlone).toBeCloseTo(joint, 12);
});

test("cross-entropy is entropy and divergence together, and divergence has a direction", () => {
  const { forward, backward, crossEntropy, entropy } = divergences(y, p);
  expect(entropy + forward).toBeCloseTo(crossEntropy, 12);
  expect(Math.abs(forward - backward)).toBeGreaterThan(0.01);
});

test("a mixture runs from one distribution to the other", () => {
  expect(mixture([1, 0], [0, 1], 0.25)).toEqual([0.75, 0.25]);
});
