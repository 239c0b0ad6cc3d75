import { useMemo, useState } from "preact/hooks";
import { Bars } from "../chart/bars.js";
import { Figure, Legend } from "../chart/figure.js";
import { Plot } from "../chart/plot.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { rightClass, scores } from "../data/chapter.js";
import { softmaxExample, softmaxNumbers } from "../model/chapter-numbers.js";
import { decimal } from "../model/decimal.js";
import { ComparisonTable } from "../text/comparison.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

const classes = scores.map((_, i) => ({ value: i, label: String(i) }));

export function Softmax() {
  const [label, setLabel] = useState(rightClass);
  const [raise, setRaise] = useState(0);
  const numbers = useMemo(softmaxNumbers, []);
  const { loss, probabilities, gradient } = useMemo(
    () =>
      softmaxExample(
        scores.map((score, i) => score + (i === label ? raise : 0)),
        label,
      ),
    [label, raise],
  );
  const given = probabilities[label] ?? 0;

  return (
    <Section id="softmax" title="Predicting one of many">
      <p>
        With ten classes one could train ten models, each asking “this one, or any other?” But the ten answers
        are made apart, and need not agree: their probabilities may add up to 3, or to nothing much. Softmax
        makes the scores compete for one unit of probability,{" "}
        <Tex of={tex`p_i=e^{f_i}\big/\textstyle\sum_j e^{f_j},`} /> and the loss is again the surprise at what
        turned out to be right, <Tex of={tex`-\!\log p_y.`} />
      </p>
      <Noted
        note={
          <>
            This holds beyond softmax: the gradient of any <strong>log-normaliser</strong>, here{" "}
            <Tex of={tex`\log\sum_j e^{f_j},`} /> is the expectation of the statistic it normalises.
          </>
        }
      >
        <p>
          The gradient could not be simpler: <Tex of={tex`p-e_y,`} /> the probabilities with 1 taken off the
          right class. It is what the model expected minus what happened. All wrong classes are pushed down by
          as much as they were believed, the right one is pulled up by what it lacked, and the pushes sum to
          0.
        </p>
      </Noted>
      <Figure
        caption="The chapter’s ten scores as probabilities, and the gradient of the loss for the class called right."
        controls={
          <>
            <Choice label="Right class" value={label} options={classes} onChange={setLabel} />
            <Slider
              label="Add to its score"
              {...{ value: raise, min: -4, max: 6, step: 0.1, onChange: setRaise }}
              format={(value) => decimal(value, 1)}
            />
            <Readout>
              Class {label} was given <b>{decimal(given, 3)}</b>; the loss is <b>{decimal(loss, 4)}</b>, its
              gradient there <b>{decimal(given - 1, 3)}</b>.
            </Readout>
          </>
        }
      >
        <Legend
          entries={[
            { name: "probability p", class: "blue", mark: "box" },
            { name: "gradient p − e", class: "vermillion", mark: "box" },
          ]}
        />
        <Plot
          label={`Probabilities of ten classes and the gradient when class ${label} is right. Its probability is ${decimal(given, 3)}.`}
          height={260}
          x={[-0.6, 9.6]}
          y={[-1, 1]}
          xTitle="class"
        >
          <Bars class="blue" values={probabilities} place={0} of={2} highlight={label} />
          <Bars class="vermillion" values={gradient} place={1} of={2} highlight={label} />
        </Plot>
      </Figure>
      <ComparisonTable
        caption="The chapter’s example, right class 4, printed in single precision"
        rows={numbers}
      />
    </Section>
  );
}
