import { memo } from "preact/compat";

interface DigitProps {
  /** 8 × 8, row by row, from 0, paper, to 16, ink. */
  pixels: readonly number[];
}

const levels = Array.from({ length: 16 }, (_, i) => i + 1);

/** An image of a few pixels, in ink on paper: a path for each of its greys. */
export const Digit = memo(function Digit({ pixels }: DigitProps) {
  const side = Math.sqrt(pixels.length);
  return (
    <svg class="digit" viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      {levels.map((level) => {
        const squares = pixels.flatMap((pixel, i) =>
          pixel === level ? [`M${i % side} ${Math.floor(i / side)}h1v1h-1z`] : [],
        );
        return squares.length > 0 && <path key={level} fill-opacity={level / 16} d={squares.join("")} />;
      })}
    </svg>
  );
}, haveSameLook);

function haveSameLook(one: DigitProps, other: DigitProps): boolean {
  return String(one.pixels) === String(other.pixels);
}
