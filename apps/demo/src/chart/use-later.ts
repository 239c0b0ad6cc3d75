import { useEffect, useState } from "preact/hooks";

/** Whether it is time for what takes long: not yet when a component is first drawn, but in a task of its own after that. */
export function useLater(isLater: boolean): boolean {
  const [ready, setReady] = useState(!isLater);
  useEffect(() => {
    if (ready) return;
    const turn = setTimeout(() => setReady(true));
    return () => clearTimeout(turn);
  }, [ready]);
  return ready;
}
