import type { LossDescription } from "@surprisal/loss-registry";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { Figure, Legend } from "../chart/figure.js";
import { padded } from "../chart/frame.js";
import { LossPanel } from "../chart/loss-panel.js";
import { Choice } from "../controls/choice.js";
import { Options } from "../controls/options.js";
import { Slider } from "../controls/slider.js";
import { spanOf, tryCurve } from "../model/curve.js";
import { decimal } from "../model/decimal.js";
import { predictionAxis, type TargetControl, targetControl } from "../model/domain-axis.js";
import type { Shown } from "../model/shown.js";
import { LossFacts } from "./loss-facts.js";

interface ExploredProps {
  loss: LossDescription;
  shown: Shown;
  onChange: (shown: Shown) => void;
  /** Losses with the same axes, drawn beside it with their own defaults. */
  compared?: readonly LossDescription[];
  /** Above the sliders. */
  choice?: ComponentChildren;
}

export const comparedStyles = ["vermillion dash-long", "green dash-short", "purple", "orange dash-long"];

/** A loss with everything that its definition lets one move: curve, gradient, second derivative at one prediction. */
export function Explored({ loss, shown, onChange, compared = [], choice }: ExploredProps) {
  const { options, label, prediction } = shown;
  const axis = predictionAxis(loss);
  const [low, high] = axis.range;
  const others = useMemo(
    () =>
      compared.map((other, i) => ({
        title: other.title,
        class: comparedStyles[i] ?? "",
        curve: tryCurve(other, {}, label, [low, high]).curve,
      })),
    [compared, label, low, high],
  );
  const y = useMemo(() => {
    const { value, gradient } = tryCurve(loss, options, label, [low, high], 201).curve;
    const spans = [spanOf([value, gradient]), ...others.map(({ curve }) => spanOf([curve.value]))];
    const [least, most] = padded(spanOf(spans), 0.12);
    return [Math.min(least, -0.5), Math.max(most, 1)] as const;
  }, [loss, options, label, low, high, others]);
  const move = (to: number) => onChange({ ...shown, prediction: to });

  return (
    <Figure
      caption={<LossFacts loss={loss} />}
      controls={
        <>
          {choice}
          <Slider
            label="Prediction"
            {...{ value: prediction, min: low, max: high, step: (high - low) / 200, format: decimal }}
            onChange={move}
          />
          <Label
            {...{ control: targetControl(loss), label }}
            onChange={(to) => onChange({ ...shown, label: to })}
          />
          <Options
            specs={loss.options}
            values={options}
            onChange={(to) => onChange({ ...shown, options: to })}
          />
        </>
      }
    >
      <Legend
        entries={[
          { name: "loss", class: "blue" },
          { name: "gradient", class: "blue thin-dash" },
          { name: "second derivative", class: "blue dots" },
          ...others.map(({ title, class: className }) => ({ name: title, class: className })),
        ]}
      />
      <LossPanel
        {...{ loss, options, label, prediction, y, others }}
        x={axis.range}
        xTitle={axis.title}
        color="blue"
        height={320}
        second
        onDrag={move}
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
