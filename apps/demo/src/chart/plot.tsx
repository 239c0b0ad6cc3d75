import { type ComponentChildren, createContext } from "preact";
import { useContext, useId, useMemo } from "preact/hooks";
import { Axes } from "./axes.js";
import { defaultMargins, type Frame, frameOf, type Interval, type Margins } from "./frame.js";
import { useWidth } from "./use-width.js";

interface PlotContext {
  readonly frame: Frame;
  /** Reference to the clip path of the plot's area, for marks that may leave it. */
  readonly clip: string;
}

const Context = createContext<PlotContext | undefined>(undefined);

/** The plot that a mark is drawn in. */
export function usePlot(): PlotContext {
  const context = useContext(Context);
  if (!context) throw new Error("A mark stands outside of a <Plot>.");
  return context;
}

interface PlotProps {
  /** What the figure shows, in words, for those who do not see it. */
  label: string;
  height: number;
  x: Interval;
  y: Interval;
  xTitle?: string | undefined;
  yTitle?: string | undefined;
  margins?: Partial<Margins>;
  /** Without rules and labels of the vertical axis, which then means nothing. */
  bare?: boolean;
  /** What stands at x = 0, 1, 2 …, where these are no numbers. */
  names?: readonly string[];
  /** Without any axes. */
  plain?: boolean;
  /** Whether handles are among the marks: then it is no mere picture. */
  handles?: boolean;
  /** Called with data coordinates while the pointer is dragged over the plot. */
  onDrag?: (x: number, y: number) => void;
  children: ComponentChildren;
}

/** A figure with axes, as wide as its container; marks inside find its scales with `usePlot`. */
export function Plot(props: PlotProps) {
  const { label, height, x, y, xTitle, yTitle, margins, names, onDrag, children } = props;
  const { bare = false, plain = false, handles = false } = props;
  const [ref, width] = useWidth<HTMLDivElement>(320);
  const id = useId();
  const [x0, x1, y0, y1] = [...x, ...y];
  const context = useMemo(() => {
    const titled = {
      ...(yTitle !== undefined && { top: 28 }),
      ...(xTitle === undefined && { bottom: 22 }),
    };
    const frame = frameOf(width, height, [x0, x1], [y0, y1], { ...defaultMargins, ...titled, ...margins });
    return { frame, clip: `url(#${id})` };
  }, [width, height, x0, x1, y0, y1, id, margins, xTitle, yTitle]);
  const { frame } = context;

  const drag = (event: PointerEvent) => {
    if (!onDrag || event.buttons !== 1 || !(event.currentTarget instanceof SVGElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    onDrag(frame.x.invert(event.clientX - box.left), frame.y.invert(event.clientY - box.top));
  };

  return (
    <div class="plot" ref={ref} style={{ height: `${height}px` }}>
      <svg
        role={handles ? "group" : "img"}
        aria-label={label}
        width={width}
        height={height}
        class={onDrag && "draggable"}
        onPointerDown={drag}
        onPointerMove={drag}
      >
        <clipPath id={id}>
          <rect
            x={frame.left}
            y={frame.top}
            width={frame.right - frame.left}
            height={frame.bottom - frame.top}
          />
        </clipPath>
        {!plain && <Axes {...{ frame, xTitle, yTitle, bare, names }} />}
        <Context.Provider value={context}>{children}</Context.Provider>
      </svg>
    </div>
  );
}
