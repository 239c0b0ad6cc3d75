declare module "virtual:plugins" {
  /** Loads every installed plug-in, once, and so registers its losses. */
  export function loadPlugins(): Promise<unknown>;
}
