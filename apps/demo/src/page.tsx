import { useState } from "preact/hooks";
import { Balance } from "./sections/balance.js";
import { Classification } from "./sections/classification.js";
import { Coin } from "./sections/coin.js";
import { Divergence } from "./sections/divergence.js";
import { Explorer } from "./sections/explorer.js";
import { Information } from "./sections/information.js";
import { LightSwitch } from "./sections/light-switch.js";
import { PenguinFit } from "./sections/penguin-fit.js";
import { Plane } from "./sections/plane.js";
import { Regression } from "./sections/regression.js";
import { Softmax } from "./sections/softmax.js";
import { WriteYourOwn } from "./sections/write-your-own.js";

const contents = [
  ["regression", "Predicting a number"],
  ["estimators", "A tug of war"],
  ["classification", "Predicting a side"],
  ["softmax", "Predicting one of many"],
  ["plane", "Drawing the line"],
  ["explorer", "Any loss there is"],
  ["own", "A loss of your own"],
  ["entropy", "Surprise, on average"],
  ["mutual-information", "The light switch"],
  ["divergence", "The wrong code"],
  ["information", "By hand"],
  ["fit", "Penguins and outliers"],
] as const;

/** The chapter, from top to bottom. */
export function Page() {
  // The explorer reads the registry whenever it is drawn.
  const [, setRegistered] = useState(0);
  return (
    <div class="page">
      <a class="skip" href="#regression">
        Skip to the first section
      </a>
      <header class="masthead">
        <p class="brand">Surprisal</p>
        <h1>The price of being wrong</h1>
        <p class="lede">
          A loss function says what a mistake costs; its gradient, how to make it cost less. Here are the
          common ones, and the theory of information behind them. Every curve and number below is computed on
          your machine as you read. Pull at anything.
        </p>
        <nav class="contents" aria-label="Contents">
          <ol>
            {contents.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main>
        <Regression />
        <Balance />
        <Classification />
        <Softmax />
        <Plane />
        <Explorer />
        <WriteYourOwn onRegister={() => setRegistered((count) => count + 1)} />
        <Coin />
        <LightSwitch />
        <Divergence />
        <Information />
        <PenguinFit />
      </main>
      <footer>
        <p>
          After the chapter “Loss Functions” of the MXNet Gluon tutorials, retold. Computed by the Surprisal
          packages: loss functions and information theory for TypeScript, MIT licence. Nothing on this page is
          loaded from elsewhere, and nothing leaves it.
        </p>
      </footer>
    </div>
  );
}
