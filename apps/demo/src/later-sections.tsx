// What stands below the first sections, in a chunk of its own: the page can be used before it has come.

import { useState } from "preact/hooks";
import { Bench } from "./sections/bench.js";
import { Coin } from "./sections/coin.js";
import { Digits } from "./sections/digits.js";
import { Divergence } from "./sections/divergence.js";
import { Explorer } from "./sections/explorer.js";
import { Information } from "./sections/information.js";
import { LightSwitch } from "./sections/light-switch.js";
import { PenguinFit } from "./sections/penguin-fit.js";
import { Proof } from "./sections/proof.js";
import { Species } from "./sections/species.js";
import { WriteYourOwn } from "./sections/write-your-own.js";
import { OneByOne } from "./text/one-by-one.js";

export function LaterSections({ first }: { first: number }) {
  // The explorer reads the registry whenever it is drawn.
  const [, setRegistered] = useState(0);
  return (
    <OneByOne first={first}>
      <Explorer />
      <WriteYourOwn onRegister={() => setRegistered((count) => count + 1)} />
      <Coin />
      <LightSwitch />
      <Divergence />
      <Information />
      <PenguinFit />
      <Species />
      <Digits />
      <Proof />
      <Bench />
    </OneByOne>
  );
}
