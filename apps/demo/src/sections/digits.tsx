import { Digit } from "../chart/digit.js";
import { type DigitsProgress, mostShown } from "../model/misread.js";
import { Noted, Section } from "../text/section.js";
import { Training } from "./training.js";

const open = () => new Worker(new URL("../worker/digits.ts", import.meta.url), { type: "module" });

/** A network that learns to read digits in a worker, and the digits that it misreads. */
export function Digits() {
  return (
    <Section id="digits" title="Handwritten digits">
      <Noted
        note={
          <>
            Images: the test part of Optical Recognition of Handwritten Digits by E. Alpaydin and C. Kaynak,
            1998, UCI Machine Learning Repository, doi{" "}
            <a href="https://doi.org/10.24432/C50P49">10.24432/C50P49</a>,{" "}
            <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. The network has 48 hidden
            units and sees 1,198 images at every step; 599, with their right labels, are kept apart. Whether
            threads or a GPU help depends on the machine: the time below tells.
          </>
        }
      >
        <p>
          Ten classes now: digits in 8 × 8 pixels, written by 13 people. With honest labels each of these
          losses ends with 97 or 98 in a hundred of the digits kept apart read rightly. Four labels in ten are
          wrong when you come here.
        </p>
        <p>
          After a hundred steps cross-entropy reads nine digits in ten. After a thousand it reads six: it has
          learnt most of the wrong labels by heart. The generalised cross-entropy ends at nine. The focal
          loss, made to mind the hard cases, ends below plain cross-entropy, for no case is as hard as a wrong
          label.
        </p>
      </Noted>
      <Training<DigitsProgress>
        name="digits"
        open={open}
        steps={1000}
        noise={0.4}
        noiseLabel="Labels made wrong"
        heldOutLabel="read rightly, digits kept apart"
        caption="One run of training, as it goes, and the first digits kept apart that are misread at this step."
      >
        {(now) => <Misreadings now={now} />}
      </Training>
    </Section>
  );
}

const places = Array.from({ length: mostShown }, (_, place) => place);

/** Digits that are misread, with what they are taken for. There is a place for each before it has come. */
function Misreadings({ now }: { now: DigitsProgress | undefined }) {
  const { misread = [], confused } = now ?? {};
  return (
    <div class="misread">
      <p>{confused && `Most often ${confused.label} is read as ${confused.as}: ${times(confused.times)}.`}</p>
      <ul>
        {places.map((place) => {
          const shown = misread[place];
          return (
            <li key={place}>
              {shown && <Digit pixels={shown.pixels} />}
              {shown && `${shown.label} as ${shown.as}`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
