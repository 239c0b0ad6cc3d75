import { memo } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Figure, Legend } from "../chart/figure.js";
import { Segment } from "../chart/marks.js";
import { Plot, usePlot } from "../chart/plot.js";
import { useSeen } from "../chart/use-seen.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { type FitName, fitNames, lastStep, lineAt } from "../model/penguin-fits.js";
import { mostOutliers, outliers, type Penguins, penguins } from "../model/penguins.js";
import { Noted, Readout, Section } from "../text/section.js";
import { useFits } from "./use-fits.js";

const style: Record<FitName, string> = {
  L1: "blue dash-short",
  Huber: "green",
  L2: "vermillion dash-long",
};
const range = [168, 236] as const;
const margins = { left: 44 };

export function PenguinFit() {
  const [count, setCount] = useState(0);
  const [delta, setDelta] = useState(250);
  const { runner, fits, running } = useFits(count, delta);
  const strays = useMemo(() => outliers(count), [count]);
  const { ref, seen } = useSeen<HTMLDivElement>({ rootMargin: "0px", threshold: 0.25 });
  useEffect(() => {
    if (seen) runner.run();
  }, [seen, runner]);
  const { steps } = fits.L1;
  const finished = steps >= lastStep;

  return (
    <Section id="fit" title="Penguins and outliers">
      <Noted
        note={
          <>
            Measured by Kristen Gorman at Palmer Station, Antarctica, 2007–2009; Palmer Penguins, CC0. Two
            birds without measurements are left out.
          </>
        }
      >
        <p>
          All of it at work: a straight line from the length of a penguin’s flipper to the mass of the
          penguin, found by gradient descent under three losses at once. Every step takes the value and the
          gradient of a mean loss over all the birds, through the same tensors as everything above.
        </p>
        <p>
          Then spoil the data. The slider adds records that went wrong, long flippers entered with the mass of
          a chick. The line under L2 sets out to meet them at once. L1 and Huber count them as a few votes
          among many and stay, up to the point where the strays are too many to be outvoted.
        </p>
      </Noted>
      <div ref={ref}>
        <Figure
          caption="Body mass against flipper length. Dots are penguins, crosses the records that went wrong."
          controls={
            <>
              <Slider
                label="Records gone wrong"
                {...{ value: count, min: 0, max: mostOutliers, step: 1, onChange: setCount }}
              />
              <Slider
                label="Huber’s δ, grams"
                {...{ value: delta, min: 50, max: 1500, step: 50, onChange: setDelta }}
              />
              <div class="buttons">
                <button type="button" onClick={() => (running ? runner.pause() : runner.run())}>
                  {running ? "Pause" : finished ? "Run again" : "Run"}
                </button>
                <button type="button" onClick={() => runner.reset()}>
                  Reset
                </button>
              </div>
              <label class="steps">
                Step {steps} of {lastStep}
                <progress max={lastStep} value={steps} />
              </label>
              <table class="fits">
                <caption>Grams for each millimetre of flipper</caption>
                <tbody>
                  {fitNames.map((name) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td data-slope={name}>{decimal(fits[name].line.slope, 1)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Readout>
                {finished &&
                  `For a flipper of 220 mm, L1 says ${mass("L1")}, Huber ${mass("Huber")} and L2 ${mass("L2")}.`}
              </Readout>
            </>
          }
        >
          <Legend entries={fitNames.map((name) => ({ name, class: style[name] }))} />
          <Plot
            label={`Scatter plot of 342 penguins and ${count} wrong records with three fitted lines. Slopes in grams per millimetre: ${fitNames.map((name) => `${name} ${decimal(fits[name].line.slope, 1)}`).join(", ")}.`}
            height={400}
            x={range}
            y={[0, 6600]}
            xTitle="flipper, mm"
            yTitle="mass, g"
            margins={margins}
          >
            <Points data={penguins} />
            <Crosses data={strays} />
            {fitNames.map((name) => (
              <Segment
                key={name}
                class={`stroke ${style[name]}`}
                from={[range[0], lineAt(fits[name].line, range[0])]}
                to={[range[1], lineAt(fits[name].line, range[1])]}
              />
            ))}
          </Plot>
        </Figure>
      </div>
    </Section>
  );

  function mass(name: FitName): string {
    return `${decimal(lineAt(fits[name].line, 220) / 1000)} kg`;
  }
}

/** The penguins, as one path that does not change while the lines move. */
const Points = memo(function Points({ data }: { data: Penguins }) {
  const { frame } = usePlot();
  const d = data.flipper.map((x, i) => {
    const [px, py] = [frame.x(x).toFixed(1), frame.y(data.mass[i] ?? 0).toFixed(1)];
    return `M${px} ${py}h0`;
  });
  return <path class="points" d={d.join("")} />;
});

const Crosses = memo(function Crosses({ data }: { data: Penguins }) {
  const { frame } = usePlot();
  const d = data.flipper.map((x, i) => {
    const [px, py] = [frame.x(x).toFixed(1), frame.y(data.mass[i] ?? 0).toFixed(1)];
    return `M${px} ${py}m-3.500 -3.500l7 7m0 -7l-7 7`;
  });
  return <path class="cross" d={d.join("")} />;
});
