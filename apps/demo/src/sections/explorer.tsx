import { useMemo, useState } from "preact/hooks";
import { Figure, Legend } from "../chart/figure.js";
import { padded } from "../chart/frame.js";
import { LossPanel } from "../chart/loss-panel.js";
import { Choice, Select } from "../controls/choice.js";
import { Options } from "../controls/options.js";
import { Slider } from "../controls/slider.js";
import { spanOf, tryCurve } from "../model/curve.js";
import { decimal } from "../model/decimal.js";
import { predictionAxis, type TargetControl, targetControl } from "../model/domain-axis.js";
import { allLosses, lossNamed } from "../model/losses.js";
import type { OptionValues } from "../model/option-controls.js";
import { Section } from "../text/section.js";
import { LossFacts } from "./loss-facts.js";

const packageOf = (plugin: string | undefined) => plugin?.replace(/^@surprisal\//, "") ?? "your own";
const choices = [...allLosses()]
  .sort((a, b) => (a.title < b.title ? -1 : 1))
  .map(({ name, title, plugin }) => ({ value: name, label: title, group: packageOf(plugin) }));

export function Explorer() {
  const [name, setName] = useState("huber");
  const loss = lossNamed(name);

  return (
    <Section id="explorer" title="Any loss there is">
      <p>
        The list is whatever the installed packages have registered; a loss that joins the registry joins this
        page. Name, formula, options and their ranges are read from its definition, and the curves from its
        tensors.
      </p>
      {/* Another loss has other options and another label: nothing of the last one is kept. */}
      <Explored
        key={name}
        loss={loss}
        choice={<Select label="Loss" value={name} options={choices} onChange={setName} />}
      />
    </Section>
  );
}

interface ExploredProps {
  loss: ReturnType<typeof lossNamed>;
  choice: preact.ComponentChildren;
}

function Explored({ loss, choice }: ExploredProps) {
  const axis = predictionAxis(loss);
  const control = targetControl(loss);
  const [low, high] = axis.range;
  const [options, setOptions] = useState<OptionValues>({});
  const [label, setLabel] = useState(control.kind === "none" ? 0 : control.start);
  const [prediction, setPrediction] = useState(low + (high - low) * 0.7);
  const y = useMemo(() => {
    const { value, gradient } = tryCurve(loss, options, label, [low, high], 201).curve;
    const [least, most] = padded(spanOf([value, gradient]), 0.12);
    return [Math.min(least, -0.5), Math.max(most, 1)] as const;
  }, [loss, options, label, low, high]);

  return (
    <Figure
      caption={<LossFacts loss={loss} />}
      controls={
        <>
          {choice}
          <Slider
            label="Prediction"
            {...{ value: prediction, min: low, max: high, step: (high - low) / 200, format: decimal }}
            onChange={setPrediction}
          />
          <Label {...{ control, label }} onChange={setLabel} />
          <Options specs={loss.options} values={options} onChange={setOptions} />
        </>
      }
    >
      <Legend
        entries={[
          { name: "loss", class: "blue" },
          { name: "gradient", class: "blue thin-dash" },
          { name: "second derivative", class: "blue dots" },
        ]}
      />
      <LossPanel
        {...{ loss, options, label, prediction, y }}
        x={axis.range}
        xTitle={axis.title}
        color="blue"
        height={320}
        second
        onDrag={setPrediction}
      />
    </Figure>
  );
}

interface LabelProps {
  control: TargetControl;
  label: number;
  onChange: (label: number) => void;
}

/** Sets the label that the loss compares with, as the loss's domain allows. */
function Label({ control, label, onChange }: LabelProps) {
  switch (control.kind) {
    case "none":
      return null;
    case "choice":
      return (
        <Choice
          label="Label"
          value={label}
          options={control.values.map((value) => ({ value, label: decimal(value, 0) }))}
          onChange={onChange}
        />
      );
    case "range": {
      const [min, max] = control.range;
      return (
        <Slider
          label="Label"
          {...{ value: label, min, max, step: (max - min) / 80, format: decimal, onChange }}
        />
      );
    }
  }
}
