import { useEffect, useState } from "preact/hooks";
import { Curve } from "../chart/curve.js";
import { Figure, Legend } from "../chart/figure.js";
import { Plot } from "../chart/plot.js";
import { useSeen } from "../chart/use-seen.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { type Job, lastStep, type Progress, type SpeciesLoss } from "../model/species-job.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";
import { still } from "./browser-clock.js";
import { useSpecies } from "./use-species.js";

const losses: readonly { value: SpeciesLoss; label: string }[] = [
  { value: "softmaxCrossEntropy", label: "softmax" },
  { value: "softmaxFocal", label: "focal" },
  { value: "multiMargin", label: "margin" },
  { value: "generalizedCrossEntropy", label: "generalised" },
];

const margins = { right: 18 };
const backends = [
  { value: "cpu", label: "CPU" },
  { value: "webgpu", label: "WebGPU" },
] as const;

const series = [
  { name: "told rightly, birds kept apart", class: "blue", of: (at: Progress) => at.heldOut },
  { name: "wrong labels repeated", class: "vermillion dash-long", of: (at: Progress) => at.repeated },
  { name: "loss", class: "thin-dash", of: (at: Progress) => at.loss },
] as const;

/** A network that learns the species of penguins in a worker, from labels some of which are wrong. */
export function Species() {
  const [loss, setLoss] = useState<SpeciesLoss>("softmaxCrossEntropy");
  const [noise, setNoise] = useState(0.3);
  const [backend, setBackend] = useState<Job["backend"]>("cpu");
  const { run, start, cancel } = useSpecies();
  const { ref, seen } = useSeen<HTMLDivElement>();
  useEffect(() => {
    if (seen) start({ loss, noise, backend });
  }, [seen, loss, noise, backend, start]);
  const told = run?.told ?? [];
  const now = told.at(-1);
  const running = run?.state === "running";
  // For visitors who want no motion the curves come when they are whole.
  const drawn = running && still() ? [] : told;
  const percent = (share: number | undefined) => (share === undefined ? "…" : `${decimal(100 * share, 0)} %`);

  return (
    <Section id="species" title="Wrong labels, learnt by heart">
      <Noted
        note={
          <>
            The network has one hidden layer of 32 units and takes gradient steps, with momentum, on 228 birds
            at once; 114 are kept apart. It is trained in a <strong>worker</strong>: scroll and drag as it
            learns, the page does not wait for it. A network so small keeps a GPU waiting rather than busy:
            there the CPU is faster.
          </>
        }
      >
        <p>
          The same penguins once more. A small network is to tell Adelie, Chinstrap and Gentoo apart by beak,
          flipper and mass. With honest labels any loss will do. Now let some birds be called by the wrong
          name.
        </p>
        <p>
          At first the network learns what most labels agree on. Softmax cross-entropy then goes on to learn
          the mistakes, for a label given a probability near 0 pulls hardest of all. The <em>generalised</em>{" "}
          cross-entropy, <Tex of={tex`(1-p_y^q)/q,`} /> pulls only <Tex of={tex`p_y^q`} /> times as hard: it
          gives up on what it cannot believe.
        </p>
      </Noted>
      <div ref={ref}>
        <Figure
          caption="One run of training, as it goes. Ideally the first line stays at 1 and the second at 0."
          controls={
            <>
              <Choice label="Train with" value={loss} options={losses} onChange={setLoss} />
              <Slider
                label="Birds called by a wrong name"
                {...{ value: noise, min: 0, max: 0.5, step: 0.05, onChange: setNoise }}
                format={(value) => `${Math.round(100 * value)} %`}
              />
              {"gpu" in navigator && (
                <Choice label="Compute on" value={backend} options={backends} onChange={setBackend} />
              )}
              <div class="buttons">
                <button type="button" onClick={() => (running ? cancel() : start({ loss, noise, backend }))}>
                  {running ? "Cancel" : "Train again"}
                </button>
              </div>
              <label class="steps">
                Step {now?.steps ?? 0} of {lastStep}
                {run?.state === "cancelled" && ", cancelled"}
                <progress max={lastStep} value={now?.steps ?? 0} />
              </label>
              <table class="fits">
                <tbody>
                  <tr>
                    <th scope="row">Told rightly, birds kept apart</th>
                    <td data-figure="species-held-out">{percent(now?.heldOut)}</td>
                  </tr>
                  <tr>
                    <th scope="row">Wrong labels repeated</th>
                    <td data-figure="species-repeated">{noise === 0 ? "none" : percent(now?.repeated)}</td>
                  </tr>
                  <tr>
                    <th scope="row">Loss</th>
                    <td>{now ? decimal(now.loss, 3) : "…"}</td>
                  </tr>
                </tbody>
              </table>
              <Readout>
                {run?.state === "done" &&
                  `Done: ${lastStep} steps in ${decimal(run.time / 1000, 1)} s, the reports included.`}
                {run?.problem}
              </Readout>
            </>
          }
        >
          <Legend entries={series} />
          <Plot
            label={`Curves of a training run of ${lastStep} steps: ${percent(now?.heldOut)} of the birds kept apart are told rightly, ${percent(now?.repeated)} of the wrong labels repeated, the loss is ${now ? decimal(now.loss, 3) : "not known yet"}.`}
            height={320}
            x={[0, lastStep]}
            y={[0, 1.2]}
            xTitle="step"
            margins={margins}
          >
            {series.map(({ name, class: className, of }) => (
              <Trace key={name} class={className} told={drawn} of={of} />
            ))}
          </Plot>
        </Figure>
      </div>
    </Section>
  );
}

interface TraceProps {
  class: string;
  told: readonly Progress[];
  of: (at: Progress) => number;
}

function Trace({ class: className, told, of }: TraceProps) {
  return <Curve class={className} x={told.map(({ steps }) => steps)} y={told.map(of)} />;
}
