import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Curve } from "../chart/curve.js";
import { Figure, Legend } from "../chart/figure.js";
import { Plot } from "../chart/plot.js";
import { useSeen } from "../chart/use-seen.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { threadsHere } from "../model/isolation.js";
import { type Place, type Progress, softmax, trainingLosses } from "../model/training.js";
import { Readout } from "../text/section.js";
import { still } from "./browser-clock.js";
import { useTraining } from "./use-training.js";

interface TrainingProps<P> {
  /** Of the figures, before their own: "species" for "species-held-out". */
  name: string;
  /** Starts the worker that trains. */
  open: () => Worker;
  steps: number;
  /** The share of wrong labels to start with. */
  noise: number;
  /** What it is called that the slider sets. */
  noiseLabel: string;
  /** What it is called that the network tells rightly. */
  heldOutLabel: string;
  caption: ComponentChildren;
  /** Below the curves. */
  children?: (now: P | undefined) => ComponentChildren;
}

const margins = { right: 18 };

/** Where this page may compute. */
const places = (): { value: string; label: string; place: Place }[] => {
  const onThreads = [...new Set([1, threadsHere()])].map((count) => ({
    value: String(count),
    label: count === 1 ? "1 thread" : `${count} threads`,
    place: { backend: "cpu", threads: count } as const,
  }));
  const gpu = { value: "webgpu", label: "WebGPU", place: { backend: "webgpu" } as const };
  return "gpu" in navigator ? [...onThreads, gpu] : onThreads;
};

/** A training in a worker as it goes, with what it depends on. */
export function Training<P extends Progress>(props: TrainingProps<P>) {
  const { name, open, steps, noiseLabel, heldOutLabel, caption, children } = props;
  const [loss, setLoss] = useState(softmax);
  const [noise, setNoise] = useState(props.noise);
  const [placed] = useState(places);
  const [place, setPlace] = useState<Place>({ backend: "cpu", threads: 1 });
  const { run, start, cancel } = useTraining<P>(open);
  const { ref, seen } = useSeen<HTMLDivElement>();
  useEffect(() => {
    if (seen) start({ loss, noise, steps, place });
  }, [seen, loss, noise, steps, place, start]);
  const told = run?.told ?? [];
  const now = told.at(-1);
  const running = run?.state === "running";
  // For visitors who want no motion the curves come when they are whole.
  const drawn = running && still() ? [] : told;
  const first = told[0]?.loss ?? 1;
  const series = [
    { name: heldOutLabel, class: "blue", of: (at: Progress) => at.heldOut },
    { name: "wrong labels repeated", class: "vermillion dash-long", of: (at: Progress) => at.repeated },
    { name: "loss, of what it was at first", class: "thin-dash", of: (at: Progress) => at.loss / first },
  ];
  const repeated = noise === 0 ? "none" : percent(now?.repeated);

  return (
    <div ref={ref}>
      <Figure
        caption={caption}
        controls={
          <>
            <Choice
              label="Train with"
              value={loss.name}
              options={trainingLosses.map(({ name, label }) => ({ value: name, label }))}
              onChange={(chosen) => setLoss(trainingLosses.find(({ name }) => name === chosen) ?? softmax)}
            />
            <Slider
              label={noiseLabel}
              {...{ value: noise, min: 0, max: 0.5, step: 0.05, onChange: setNoise }}
              format={(value) => `${Math.round(100 * value)} %`}
            />
            {placed.length > 1 && (
              <Choice
                label="Compute on"
                value={String(place.threads ?? place.backend)}
                options={placed}
                onChange={(chosen) =>
                  setPlace((now) => placed.find(({ value }) => value === chosen)?.place ?? now)
                }
              />
            )}
            <div class="buttons">
              <button
                type="button"
                onClick={() => (running ? cancel() : start({ loss, noise, steps, place }))}
              >
                {running ? "Cancel" : "Train again"}
              </button>
            </div>
            <label class="steps">
              Step {now?.steps ?? 0} of {steps}
              {run?.state === "cancelled" && ", cancelled"}
              <progress max={steps} value={now?.steps ?? 0} />
            </label>
            <table class="fits">
              <tbody>
                <tr>
                  <th scope="row">{capitalised(heldOutLabel)}</th>
                  <td data-figure={`${name}-held-out`}>{percent(now?.heldOut)}</td>
                </tr>
                <tr>
                  <th scope="row">Wrong labels repeated</th>
                  <td data-figure={`${name}-repeated`}>{repeated}</td>
                </tr>
                <tr>
                  <th scope="row">Loss</th>
                  <td>{now ? decimal(now.loss, 3) : "…"}</td>
                </tr>
              </tbody>
            </table>
            <Readout>
              {run?.state === "done" &&
                `Done: ${steps} steps in ${decimal(run.time / 1000, 1)} s, the reports included.`}
              {run?.problem}
            </Readout>
          </>
        }
      >
        <Legend entries={series} />
        <Plot
          label={`Curves of a training of ${steps} steps: ${heldOutLabel}, ${percent(now?.heldOut)}; wrong labels repeated, ${repeated}; the loss is ${now ? decimal(now.loss, 3) : "not known yet"}.`}
          height={320}
          x={[0, steps]}
          y={[0, 1.2]}
          xTitle="step"
          margins={margins}
        >
          {series.map(({ name, class: className, of }) => (
            <Curve key={name} class={className} x={drawn.map(({ steps }) => steps)} y={drawn.map(of)} />
          ))}
        </Plot>
        {children?.(running && still() ? undefined : now)}
      </Figure>
    </div>
  );
}

const percent = (share: number | undefined): string =>
  share === undefined ? "…" : `${decimal(100 * share, 0)} %`;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
