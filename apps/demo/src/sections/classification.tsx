import { useState } from "preact/hooks";
import { Figure, Legend } from "../chart/figure.js";
import { LossPanel } from "../chart/loss-panel.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { lossNamed } from "../model/losses.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

const noOptions = {};

export function Classification() {
  const [label, setLabel] = useState(1);
  const [prediction, setPrediction] = useState(-1);
  const common = {
    ...{ options: noOptions, label, prediction, onDrag: setPrediction, later: true },
    ...{ x: [-5, 5] as const, y: [-1.5, 5.5] as const },
  };
  const probability = 1 / (1 + Math.exp(-label * prediction));

  return (
    <Section id="classification" title="Predicting a side">
      <Noted
        note={
          <>
            Written as it stands, <Tex of={tex`\log(1+e^{-yf})`} /> overflows for a score as modest as −90 in
            single precision. The library computes <Tex of={tex`\max(0,-yf)+\log(1+e^{-|yf|}),`} /> whose
            exponent is never positive.
          </>
        }
      >
        <p>
          Now the label is one of two, written <Tex of={tex`y=1`} /> and <Tex of={tex`y=-1,`} /> and the model
          decides by the sign of its score <Tex of={tex`f.`} /> What matters is the product{" "}
          <Tex of={tex`yf,`} /> the margin: positive when the model is right, large when it is sure.
        </p>
        <p>
          Read the score as odds, so that the label has the probability{" "}
          <Tex of={tex`p(y{\mid}f)=1/(1+e^{-yf}),`} /> and charge for surprise: <Tex of={tex`-\!\log p`} /> is
          small when what happened was expected. That is the <em>logistic</em> loss. Its gradient is, in size,
          the probability given to the wrong side, so examples that are already safe hardly pull.
        </p>
      </Noted>
      <p>
        The <em>hinge</em>, or soft margin, cares about sides only. Once the margin exceeds 1 it charges
        nothing and stops pulling; below, it pulls with constant strength. So a few examples near the border
        decide where the border lies: the support vectors.
      </p>
      <Figure
        wide
        caption="Two prices for a score. Both grow without end on the wrong side; only the hinge is ever content."
        controls={
          <>
            <Slider
              label="Score f"
              {...{
                value: prediction,
                min: -5,
                max: 5,
                step: 0.05,
                onChange: setPrediction,
                format: decimal,
              }}
            />
            <Choice
              label="Label y"
              value={label}
              options={[
                { value: 1, label: "+1" },
                { value: -1, label: "−1" },
              ]}
              onChange={setLabel}
            />
            <Readout>
              With score {decimal(prediction)} the label {label === 1 ? "+1" : "−1"} has probability{" "}
              <b>{decimal(probability, 3)}</b>.
            </Readout>
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
          <LossPanel {...common} loss={lossNamed("logistic")} color="purple" />
          <LossPanel {...common} loss={lossNamed("hinge")} color="orange" />
        </div>
      </Figure>
    </Section>
  );
}
