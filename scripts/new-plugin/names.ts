// One name in the forms that it takes.

/** "losses-survival" as `lossesSurvival`. */
export const exportName = (kebab: string): string =>
  kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `hazardRatio` as "hazard-ratio", a file's name. */
export const fileName = (camel: string): string =>
  camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `hazardRatio`, or "hazard-ratio", as "Hazard ratio". */
export const titleOf = (name: string): string => {
  const words = fileName(name).replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** The list of a plug-in's losses: `survivalLosses` of "losses-survival", `demoPluginLosses` of "demo-plugin". */
export const listName = (name: string): string => `${exportName(name.replace(/^losses-/, ""))}Losses`;
