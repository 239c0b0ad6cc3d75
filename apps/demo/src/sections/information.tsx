import { Noted, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";
import { ChannelFigure } from "./channel.js";
import { JointFigure } from "./joint.js";
import { PairFigure } from "./pair.js";

/** Distributions, tables and channels to pull at. */
export function Information() {
  return (
    <Section id="information" title="By hand">
      <Noted
        note={
          <>
            Set a bar of q to nothing while p has some there, and <Tex of={tex`D(p\,\|\,q)`} /> is{" "}
            <strong>infinite</strong>: no code was set aside for what does happen. The other way round nothing
            is lost.
          </>
        }
      >
        <p>
          Two distributions over the same four outcomes. Make them alike, then part them, and watch what it
          costs to take one for the other: seldom the same in both directions.
        </p>
      </Noted>
      <PairFigure />
      <Noted
        note={
          <>
            Circles that overlap are the usual picture. For three variables it <strong>misleads</strong>: what
            all three share can be negative, as no area is.
          </>
        }
      >
        <p>
          Any table of how often things go together divides the same way as the light switch did: into{" "}
          <Tex of={tex`H(X{\mid}Y),`} /> what only X tells, <Tex of={tex`H(Y{\mid}X),`} /> what only Y tells,
          and <Tex of={tex`I(X;Y)`} /> between them, which either tells of the other.
        </p>
      </Noted>
      <JointFigure />
      <Noted
        note={
          <>
            The search is Blahut’s and Arimoto’s, of 1972: guess an input, give more to the symbols whose
            output <strong>stands out</strong> from the rest, and repeat. It brackets the answer as it goes.
          </>
        }
      >
        <p>
          A channel is a table of which only the rows are given: what comes out for each thing sent. The
          sender may choose how often to send what, and the best choice carries{" "}
          <Tex of={tex`C=\max_{p(x)}I(X;Y),`} /> the <em>capacity</em>. Shannon’s theorem is that so much, and
          no more, gets through without error.
        </p>
      </Noted>
      <ChannelFigure />
    </Section>
  );
}
