import type { ComponentType } from "preact";
import { Balance } from "./sections/balance.js";
import { Classification } from "./sections/classification.js";
import { Plane } from "./sections/plane.js";
import { Regression } from "./sections/regression.js";
import { Softmax } from "./sections/softmax.js";
import { OneByOne } from "./text/one-by-one.js";

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
  ["species", "Wrong labels, learnt by heart"],
  ["digits", "Handwritten digits"],
  ["proof", "Proof"],
  ["bench", "How fast, here"],
] as const;

interface PageProps {
  /** The section that a link leads to: it and those above it are there at once. */
  linked: string;
  /** The sections below the first ones, once they have come. */
  rest: ComponentType<{ first: number }> | undefined;
}

/** The chapter, from top to bottom. */
export function Page({ linked, rest: Rest }: PageProps) {
  const atOnce = 1 + contents.findIndex(([id]) => id === linked);
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
        <OneByOne first={atOnce}>
          <Regression />
          <Balance />
          <Classification />
          <Softmax />
          <Plane />
          {Rest && <Rest first={atOnce - 5} />}
        </OneByOne>
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
