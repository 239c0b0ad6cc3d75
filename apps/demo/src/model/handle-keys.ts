/** How far something may be moved in one direction, and by how much at once. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

interface Ranges {
  readonly x?: Range | undefined;
  readonly y?: Range | undefined;
}

/** The value of a range that is next to a number. */
export function snapped(value: number, { min, max, step }: Range): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(step)) + 1);
  const steps = Math.round((value - min) / step);
  return Number(Math.min(max, Math.max(min, min + steps * step)).toFixed(digits));
}

/**
 * Where a key moves something to, as it would the thumb of a slider; undefined for keys that do not. With one direction
 * only, the arrows of the other move it too, as they do with sliders; with two, Page Up, Home and such go along x.
 */
export function moved(
  key: string,
  at: { readonly x: number; readonly y: number },
  ranges: Ranges,
): { x: number; y: number } | undefined {
  const along = (axis: "x" | "y", steps: number) => {
    const range = ranges[axis];
    return range && { ...at, [axis]: snapped(at[axis] + steps * range.step, range) };
  };
  const main = ranges.x ? "x" : "y";
  const other = ranges.y ? "y" : "x";
  switch (key) {
    case "ArrowRight":
      return along(main, 1);
    case "ArrowLeft":
      return along(main, -1);
    case "ArrowUp":
      return along(other, 1);
    case "ArrowDown":
      return along(other, -1);
    case "PageUp":
      return along(main, 10);
    case "PageDown":
      return along(main, -10);
    case "Home":
      return along(main, Number.NEGATIVE_INFINITY);
    case "End":
      return along(main, Number.POSITIVE_INFINITY);
    default:
      return undefined;
  }
}
