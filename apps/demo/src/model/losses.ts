// The demo knows losses only through the registry: what the installed plug-ins register is what the page shows.
import { describeLosses, type LossDescription } from "@surprisal/loss-registry";

/** Every registered loss with what is known about it. */
export const allLosses: () => LossDescription[] = describeLosses;

/** The registered loss of that name. */
export function lossNamed(name: string): LossDescription {
  const found = allLosses().find((loss) => loss.name === name || loss.aliases.includes(name));
  if (!found)
    throw new Error(
      `This page draws the loss "${name}", which is not registered: name it in data/chapter-losses.ts or data/training-losses.ts, or wait for loadPlugins().`,
    );
  return found;
}

/** The "package" of what a visitor writes: another run of the same name replaces what the last one registered. */
export const ownPlugin = "your own";

/** Whether a loss came with a package, and not from a visitor's code. */
export const isInstalled = (loss: LossDescription): boolean => loss.plugin !== ownPlugin;
