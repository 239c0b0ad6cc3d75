import { useEffect, useMemo, useState } from "preact/hooks";
import { usePlot } from "./plot.js";

interface ShadingProps {
  /** Cells along each side. */
  cells: number;
  /** For each cell, from the top left, row by row, the shares of the classes. */
  shares: ArrayLike<number>;
  /** Names of the classes' colours among the page's own. */
  colors: readonly string[];
}

/** The plot's area in a grid of cells, each in the colours of the classes it may belong to. */
export function Shading({ cells, shares, colors }: ShadingProps) {
  const { frame } = usePlot();
  const scheme = useScheme();
  const picture = useMemo(() => paint(cells, shares, colors), [cells, shares, colors, scheme]);
  return (
    <image
      href={picture}
      x={frame.left}
      y={frame.top}
      width={frame.right - frame.left}
      height={frame.bottom - frame.top}
      preserveAspectRatio="none"
    />
  );
}

function paint(cells: number, shares: ArrayLike<number>, colors: readonly string[]): string {
  const canvas = document.createElement("canvas");
  canvas.width = cells;
  canvas.height = cells;
  const context = canvas.getContext("2d");
  if (!context) return "";
  const style = getComputedStyle(document.documentElement);
  const inks = colors.map((name) => components(style.getPropertyValue(`--${name}`)));
  const image = context.createImageData(cells, cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const own = inks.map((_, k) => shares[cell * inks.length + k] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      image.data[4 * cell + channel] = own.reduce((sum, p, k) => sum + p * (inks[k]?.[channel] ?? 0), 0);
    }
    // From undecided to certain.
    const sure = (Math.max(...own) - 1 / own.length) / (1 - 1 / own.length);
    image.data[4 * cell + 3] = 255 * (0.08 + 0.34 * sure);
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

/** Red, green and blue of a colour written #rrggbb. */
const components = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.trim().slice(at, at + 2), 16));

/** Changes when the page becomes dark or light. */
function useScheme(): boolean {
  const [dark, setDark] = useState(false);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const update = () => setDark(query.matches);
    update();
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return dark;
}
