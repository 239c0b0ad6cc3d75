import { useMemo, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Handle } from "../chart/handle.js";
import { Label, Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { useSeen } from "../chart/use-seen.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { type EstimatorName, estimator, estimatorLosses } from "../model/estimators.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

const estimators = [
  { name: "median", title: "median", loss: "L1", color: "blue", dash: "" },
  { name: "quantile", title: "quantile", loss: "pinball", color: "purple", dash: "dash-short" },
  { name: "huber", title: "Huber’s", loss: "Huber", color: "green", dash: "dash-long" },
  { name: "trimmed", title: "trimmed mean", loss: "Talwar", color: "ink", dash: "thin-dash" },
  { name: "mean", title: "mean", loss: "L2", color: "vermillion", dash: "" },
  { name: "expectile", title: "expectile", loss: "expectile", color: "orange", dash: "dash-short" },
] as const satisfies readonly { name: EstimatorName; [key: string]: string }[];

const range = { min: -5, max: 10, step: 0.1 };
const axis = [-5.5, 10.5] as const;
const margins = { left: 34, top: 12 };
const rows = estimators.length;

/** Labels that can be dragged, the constant that each loss would answer for them, and the pulls that meet there. */
export function Balance() {
  const [labels, setLabels] = useState<readonly number[]>([-3, -2, -0.9, 0.1, 0.8, 1.6, 8]);
  const [chosen, setChosen] = useState<EstimatorName>("median");
  const [tau, setTau] = useState(0.8);
  const [reach, setReach] = useState(1.5);
  const [constant, setConstant] = useState(2.5);

  const { ref, seen } = useSeen<HTMLDivElement>();

  const made = useMemo(
    () =>
      (seen ? estimators : []).map(({ name, ...rest }) => ({
        ...{ name, ...rest },
        ...estimator(estimatorLosses[name](tau, reach)),
      })),
    [tau, reach, seen],
  );
  const answers = useMemo(() => made.map((one) => ({ ...one, at: one.best(labels) })), [made, labels]);
  const picked = answers.find(({ name }) => name === chosen);
  const pulls = useMemo(() => picked?.pulls(labels, constant) ?? [], [picked, labels, constant]);
  const [left, right] = [total(pulls, -1), total(pulls, 1)];
  const strongest = Math.max(1.2, ...pulls.map(Math.abs)) * 1.1;

  return (
    <Section id="estimators" title="A tug of war">
      <Noted
        note={
          <>
            Where a loss has corners, as L1 has, the pulls need not come out even: the constant rests on a
            label whose <strong>two slopes</strong> have different signs. Huber’s answer is often likened to a
            trimmed mean. It is none: far labels keep pulling there, if no harder than near ones. A trimmed
            mean lets them go, at a price: its loss is not convex, and there may be several places where the
            rest balance.
          </>
        }
      >
        <p>
          Each loss summarises labels by one number, and many a famous statistic is the answer to one:{" "}
          <Tex of={tex`\arg\min_c\sum_i\ell(c,y_i).`} /> Every label pulls the constant <Tex of={tex`c`} />{" "}
          towards itself, as hard as the gradient of its loss says; where the pulls to both sides are equal,{" "}
          <Tex of={tex`c`} /> stays.
        </p>
        <p>
          Make one side’s pull worth more and the median becomes a <em>quantile</em>, the mean an{" "}
          <em>expectile</em>. Drag the lonely label about: the mean and the expectile follow wherever it goes,
          the others let it go.
        </p>
      </Noted>
      <div ref={ref}>
        <Figure
          caption="Above, seven labels to drag and what six losses answer. Below, how hard each label pulls c, to the right upwards and to the left downwards."
          controls={
            <>
              <Choice
                label="Pulls under"
                value={chosen}
                options={estimators.map(({ name, loss }) => ({ value: name, label: loss }))}
                onChange={setChosen}
              />
              <Slider
                label="Constant c"
                {...{ value: constant, ...range, onChange: setConstant }}
                format={one}
              />
              <Slider
                label="Share τ of quantile and expectile"
                {...{ value: tau, min: 0.05, max: 0.95, step: 0.05, onChange: setTau, format: decimal }}
              />
              <Slider
                label="Reach of Huber and trimmed mean"
                {...{ value: reach, min: 0.5, max: 6, step: 0.25, onChange: setReach, format: decimal }}
              />
              <div class="buttons">
                <button type="button" onClick={() => picked && setConstant(picked.at)}>
                  Let c go
                </button>
              </div>
              <Readout>
                At {decimal(constant)} the labels pull left with{" "}
                <b data-figure="pull-left">{decimal(left)}</b> and right with{" "}
                <b data-figure="pull-right">{decimal(right)}</b>. {picked?.loss} is least at{" "}
                <b data-figure="balance">{picked ? decimal(picked.at) : "…"}</b>.
              </Readout>
            </>
          }
        >
          <Plot
            label={`Seven labels, and the constants that losses answer: ${answers.map(({ title, at }) => `${title} ${decimal(at)}`).join(", ")}.`}
            height={210}
            x={axis}
            y={[-0.7, rows]}
            margins={margins}
            bare
            handles
          >
            {answers.map(({ name, title, color, dash, at }, row) => {
              const top = rows - row - 0.35;
              const far = at > 6;
              return (
                <g key={name} class={color}>
                  <Segment class={`stroke ${dash}`} from={[at, 0]} to={[at, top]} />
                  <Label
                    x={at}
                    y={top}
                    dx={far ? -6 : 6}
                    dy={9}
                    anchor={far ? "end" : "start"}
                    class="series"
                  >
                    {title} {decimal(at)}
                  </Label>
                </g>
              );
            })}
            {labels.map((label, i) => (
              <Handle
                // The labels are seven all along; only where they are changes.
                key={i}
                label={`Label ${i + 1}`}
                valueText={one(label)}
                x={label}
                y={-0.2}
                xRange={range}
                onMove={(x) => setLabels(labels.map((old, j) => (j === i ? x : old)))}
              />
            ))}
          </Plot>
          <Plot
            label={`Pulls of the labels on the constant ${decimal(constant)}: ${decimal(left)} to the left, ${decimal(right)} to the right.`}
            height={200}
            x={axis}
            y={[-strongest, strongest]}
            margins={margins}
            xTitle="label"
            onDrag={(x) => setConstant(Math.min(range.max, Math.max(range.min, Math.round(x * 10) / 10)))}
          >
            <Segment class="guide" from={[constant, -strongest]} to={[constant, strongest]} />
            <Label x={constant} y={strongest} dx={5} dy={11}>
              c
            </Label>
            <g class={picked?.color ?? ""}>
              {pulls.map((pull, i) => {
                const x = labels[i] ?? 0;
                return <Segment key={i} class="pull" from={[x, 0]} to={[x, pull]} />;
              })}
            </g>
          </Plot>
        </Figure>
      </div>
    </Section>
  );
}

const one = (value: number) => decimal(value, 1);

/** The sum of the pulls to one side. */
const total = (pulls: readonly number[], side: 1 | -1) =>
  pulls.reduce((sum, pull) => sum + Math.max(0, side * pull), 0);
