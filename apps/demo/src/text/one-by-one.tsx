import { type ComponentChildren, toChildArray } from "preact";
import { useEffect, useState } from "preact/hooks";

interface OneByOneProps {
  /** How many are to be there at once; none if it is below 0. */
  first: number;
  children: ComponentChildren;
}

/** Draws its children from top to bottom, each in a task of its own: in between the page answers. */
export function OneByOne({ first, children }: OneByOneProps) {
  const all = toChildArray(children);
  const [drawn, setDrawn] = useState(Math.max(0, first));
  useEffect(() => {
    if (drawn >= all.length) return;
    const next = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(next);
  }, [drawn, all.length]);
  return <>{all.slice(0, drawn)}</>;
}
