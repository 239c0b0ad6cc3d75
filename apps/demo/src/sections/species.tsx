import { Noted, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";
import { Training } from "./training.js";

const open = () => new Worker(new URL("../worker/species.ts", import.meta.url), { type: "module" });

/** A network that learns the species of penguins in a worker, from labels some of which are wrong. */
export function Species() {
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
      <Training
        name="species"
        open={open}
        steps={2000}
        noise={0.3}
        noiseLabel="Birds called by a wrong name"
        heldOutLabel="told rightly, birds kept apart"
        caption="One run of training, as it goes. Ideally the first line stays at 1 and the second at 0."
      />
    </Section>
  );
}
