import { ValueError } from "@surprisal/tensor";

/** The entry of a table that an option names. */
export function chosen<T extends object>(where: string, option: string, table: T, name: keyof T): T[keyof T] {
  if (Object.hasOwn(table, name)) return table[name];
  throw new ValueError(
    `${where}: there is no ${option} "${String(name)}". Give one of ${Object.keys(table).join(", ")}.`,
  );
}
