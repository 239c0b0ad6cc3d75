/** Registers the losses of every installed plug-in. */
declare module "virtual:plugins";
