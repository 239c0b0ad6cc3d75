import { useMemo, useState } from "preact/hooks";
import { Curve } from "../chart/curve.js";
import { Figure } from "../chart/figure.js";
import { Handle } from "../chart/handle.js";
import { Label, Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { Choice } from "../controls/choice.js";
import { Slider } from "../controls/slider.js";
import { type ChannelName, capacityOf, carried, carriedCurve, channels } from "../model/channel.js";
import { decimal } from "../model/decimal.js";
import { Readout } from "../text/section.js";

const kinds: readonly { value: ChannelName; label: string }[] = [
  { value: "symmetric", label: "flips either" },
  { value: "z", label: "flips ones" },
  { value: "erasure", label: "erases" },
];
const range = { min: 0, max: 1, step: 0.01 };

/** A channel of two symbols, what it carries for each input, and the most it can. */
export function ChannelFigure() {
  const [kind, setKind] = useState<ChannelName>("z");
  const [noise, setNoise] = useState(0.3);
  const [share, setShare] = useState(0.8);
  const channel = useMemo(() => channels[kind](noise), [kind, noise]);
  const curve = useMemo(() => carriedCurve(channel), [channel]);
  const best = useMemo(() => capacityOf(channel), [channel]);
  const now = useMemo(() => carried(channel, share), [channel, share]);
  const useless = best.capacity < 1e-6;

  return (
    <Figure
      caption="What one use of the channel carries, for every share of ones sent; the height of the summit is the capacity."
      controls={
        <>
          <Choice label="The channel" value={kind} options={kinds} onChange={setKind} />
          <Slider
            label="Noise"
            {...{ value: noise, ...range, onChange: setNoise, format: decimal }}
            hint="How often it goes wrong."
          />
          <Slider
            label="Share of ones sent"
            {...{ value: share, ...range, onChange: setShare, format: decimal }}
          />
          <Readout>
            So much sends <b data-figure="carried">{decimal(now, 4)}</b> bits a use. The capacity is{" "}
            <b data-figure="capacity">{decimal(best.capacity, 4)}</b>
            {useless
              ? ": whatever is sent, the output says nothing of it."
              : `, at a share of ${decimal(best.share, 3)}, found in ${best.iterations} ${best.iterations === 1 ? "round" : "rounds"}.`}
          </Readout>
        </>
      }
    >
      <Plot
        label={`Bits carried against the share of ones sent. At ${decimal(share)} it is ${decimal(now, 4)}; the most is ${decimal(best.capacity, 4)}, at ${decimal(best.share, 3)}.`}
        height={290}
        x={[0, 1]}
        y={[0, 1.1]}
        xTitle="share of ones"
        yTitle="bits a use"
        handles
      >
        {!useless && (
          <>
            <Segment class="guide" from={[best.share, 0]} to={[best.share, best.capacity]} />
            <Segment class="guide" from={[0, best.capacity]} to={[best.share, best.capacity]} />
            <Label x={best.share} y={best.capacity} dy={-10} anchor="middle" class="series">
              capacity {decimal(best.capacity, 3)}
            </Label>
          </>
        )}
        <Curve class="green" x={curve.share} y={curve.bits} />
        <g class="green">
          <Handle
            label="Share of ones sent, on the curve"
            valueText={`${decimal(share)}, ${decimal(now, 4)} bits`}
            x={share}
            y={now}
            xRange={range}
            onMove={(x) => setShare(x)}
          />
        </g>
      </Plot>
    </Figure>
  );
}
