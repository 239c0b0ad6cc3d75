import { useMemo, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { type Joint, lightSwitch, parts } from "../model/information.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

export function LightSwitch() {
  const [up, setUp] = useState(0.5);
  const [obeys, setObeys] = useState(1);
  const joint = useMemo(() => lightSwitch(up, obeys), [up, obeys]);
  const shares = useMemo(() => parts(joint), [joint]);

  return (
    <Section id="mutual-information" title="The light switch">
      <Noted
        note={
          <>
            Independence is why entropies <strong>add</strong>: for independent variables{" "}
            <Tex of={tex`H(S,L)=H(S)+H(L),`} /> and any dependence makes the left side smaller.
          </>
        }
      >
        <p>
          Look at a light switch: up or down, one bit. Look at the bulb: on or off, one bit more. Yet together
          they tell only one, for whoever has seen the switch knows the bulb. What two variables have in
          common is their <em>mutual information</em>, <Tex of={tex`I(S;L)=H(S)+H(L)-H(S,L).`} /> It is 0 when
          they are independent, when knowing one is no help in guessing the other, and never negative.
        </p>
      </Noted>
      <Figure
        caption="Joint probabilities of switch and bulb, and the same uncertainty divided into what each knows alone and what both know."
        controls={
          <>
            <Slider
              label="Switch is up"
              {...{ value: up, min: 0, max: 1, step: 0.05, onChange: setUp, format: decimal }}
            />
            <Slider
              label="Bulb obeys"
              {...{ value: obeys, min: 0, max: 1, step: 0.05, onChange: setObeys, format: decimal }}
              hint="At 0 it does the opposite, which is just as informative."
            />
            <Readout>
              Switch and bulb share <b data-figure="mutual-information">{decimal(shares.mutual, 4)}</b> bits
              of <b>{decimal(shares.joint, 4)}</b>.
            </Readout>
          </>
        }
      >
        <JointTable joint={joint} />
        <InformationBar {...shares} />
      </Figure>
    </Section>
  );
}

function JointTable({ joint: [whenUp, whenDown] }: { joint: Joint }) {
  const cell = (value: number) => (
    <td class="cell" style={{ "--shade": `${Math.min(45, 90 * value)}%` }}>
      {decimal(value, 3)}
    </td>
  );
  const margin = (value: number) => <td class="margin">{decimal(value, 3)}</td>;
  return (
    <table class="joint">
      <caption>Joint probabilities</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">bulb on</th>
          <th scope="col">bulb off</th>
          <th scope="col">either</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">switch up</th>
          {cell(whenUp[0])}
          {cell(whenUp[1])}
          {margin(whenUp[0] + whenUp[1])}
        </tr>
        <tr>
          <th scope="row">switch down</th>
          {cell(whenDown[0])}
          {cell(whenDown[1])}
          {margin(whenDown[0] + whenDown[1])}
        </tr>
        <tr>
          <th scope="row">either</th>
          {margin(whenUp[0] + whenDown[0])}
          {margin(whenUp[1] + whenDown[1])}
          {margin(1)}
        </tr>
      </tbody>
    </table>
  );
}

interface InformationBarProps {
  joint: number;
  mutual: number;
  switchAlone: number;
  bulbAlone: number;
}

/** Two overlapping bars, one for each variable, on a scale of two bits. */
function InformationBar({ joint, mutual, switchAlone, bulbAlone }: InformationBarProps) {
  const percent = (bits: number) => `${bits * 50}%`;
  const [switchBits, bulbBits] = [switchAlone + mutual, mutual + bulbAlone];
  return (
    <div
      class="information"
      role="img"
      aria-label={`The switch holds ${decimal(switchBits)} bits and the bulb ${decimal(bulbBits)}; they overlap in ${decimal(mutual)} bits, and together hold ${decimal(joint)}.`}
    >
      <div class="track">
        <em>switch {decimal(switchBits)}</em>
        <div>
          <span class="blue" style={{ left: 0, width: percent(switchBits) }} />
        </div>
      </div>
      <div class="track">
        <em>bulb {decimal(bulbBits)}</em>
        <div>
          <span class="vermillion" style={{ left: percent(switchAlone), width: percent(bulbBits) }} />
        </div>
      </div>
      <div class="track">
        <em>both know {decimal(mutual)}</em>
        <div>
          <span style={{ left: percent(switchAlone), width: percent(mutual) }} />
        </div>
      </div>
    </div>
  );
}
