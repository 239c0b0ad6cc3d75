/** Registers the losses of every installed plug-in. */
declare module "virtual:plugins";

declare module "virtual:loss-formulas" {
  /** Typeset HTML of each registered loss's formula, by the loss's name. */
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
