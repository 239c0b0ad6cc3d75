import type { Kernel, Store } from "./kernel.js";

/**
 * A stored sum of which one summand is 0 but at one place of each row, as the gradient at the true class is, is stored
 * without it; the place is mended when the row is done. Saves comparing every column's number with the place's.
 */
export function patchStores(
  kernel: Pick<
    Kernel,
    "block" | "levels" | "accesses" | "stores" | "reductions" | "rows" | "columns" | "lanesAlong"
  >,
): Store[] {
  const { block, levels, accesses, stores, reductions, rows, columns, lanesAlong } = kernel;
  const hasRows = rows.length > 0 || reductions.some(({ level }) => level === "row");
  if (lanesAlong !== "columns" || columns.length !== 1 || !hasRows) return [...stores];
  const changesPerElement = (value: number) => levels[value]?.kind === "element";
  return stores.map((store) => {
    const { op, args } = block.at(store.value);
    if (op !== "add" || accesses[store.access]?.columnStrides[0] !== 1) return store;
    for (const [i, arg] of args.entries()) {
      const term = block.at(arg);
      const [mask = -1, value = -1] = term.args;
      const other = args[1 - i];
      if (term.op !== "keepWhere" || block.at(mask).op !== "equal" || other === undefined) continue;
      const [ramp = -1, place = -1] = block.at(mask).args;
      const { op: source, immediate } = block.at(ramp);
      const counts = accesses[Number(immediate)];
      const columnNumber =
        source === "ramp" &&
        counts?.offset === 0 &&
        counts.columnStrides[0] === 1 &&
        counts.rowStrides.every((stride) => stride === 0);
      if (!columnNumber || changesPerElement(place) || changesPerElement(value) || !changesPerElement(other))
        continue;
      return { ...store, value: other, patch: { place, value } };
    }
    return store;
  });
}
