import { useMemo, useState } from "preact/hooks";
import { Figure, Legend } from "../chart/figure.js";
import { LossPanel } from "../chart/loss-panel.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { lossNamed } from "../model/losses.js";
import { Noted, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";
import { Estimators } from "./estimators.js";

const noOptions = {};

export function Regression() {
  const [prediction, setPrediction] = useState(3);
  const [rho, setRho] = useState(2);
  const huberOptions = useMemo(() => ({ rho }), [rho]);
  const common = {
    ...{ label: 0, prediction, onDrag: setPrediction, later: true },
    ...{ x: [-5, 5] as const, y: [-5, 7] as const },
  };

  return (
    <Section id="regression" title="Predicting a number">
      <Noted
        note={
          <>
            At <Tex of={tex`f=y`} /> the absolute value has a corner and <strong>no derivative</strong>. Every
            slope from −1 to 1 supports it there; the library takes 0, the one in the middle. It is a{" "}
            <em>subgradient</em>: a convention, chosen so that a perfect prediction stays where it is.
          </>
        }
      >
        <p>
          The right answer is <Tex of={tex`y,`} /> the model says <Tex of={tex`f.`} /> What should that cost?
          The plainest price is the distance, <Tex of={tex`|f-y|,`} /> known as the L1 loss. Its gradient
          knows only a direction: 1 when the prediction is too high, −1 when it is too low, however far off it
          may be.
        </p>
        <p>
          Square the distance and halve it, and the gradient becomes the error itself, <Tex of={tex`f-y.`} />{" "}
          Twice as wrong pulls twice as hard. That is kind to small errors, which hardly count, and merciless
          about large ones.
        </p>
      </Noted>
      <Noted
        note={
          <>
            Huber’s loss comes in two scalings. The classical one has slopes up to <Tex of={tex`\delta,`} />{" "}
            while the chapter’s divides by <Tex of={tex`\rho,`} /> so that the arms have slope 1. Both are
            options of one loss here.
          </>
        }
      >
        <p>
          Huber’s loss is a treaty between the two: a parabola for errors up to <Tex of={tex`\rho,`} /> a
          straight line beyond. Near the answer it is as smooth as L2; far from it, no single label can shout
          louder than the rest.
        </p>
      </Noted>
      <Figure
        wide
        caption="Three prices for the error of a prediction when the right answer is 0. Drag in a plot, or move the slider."
        controls={
          <>
            <Slider
              label="Prediction"
              {...{
                value: prediction,
                min: -5,
                max: 5,
                step: 0.05,
                onChange: setPrediction,
                format: decimal,
              }}
            />
            <Slider
              label="Huber’s ρ"
              {...{ value: rho, min: 0.25, max: 4, step: 0.25, onChange: setRho, format: decimal }}
            />
          </>
        }
      >
        <Legend
          entries={[
            { name: "loss", class: "" },
            { name: "gradient", class: "thin-dash" },
          ]}
        />
        <div class="panels">
          <LossPanel {...common} loss={lossNamed("absoluteError")} options={noOptions} color="blue" />
          <LossPanel
            {...common}
            loss={lossNamed("halfSquaredError")}
            options={noOptions}
            color="vermillion"
          />
          <LossPanel {...common} loss={lossNamed("huber")} options={huberOptions} color="green" />
        </div>
      </Figure>
      <Estimators />
    </Section>
  );
}
