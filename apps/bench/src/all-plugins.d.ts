/** Made by the bundler: registers the losses of every plug-in. */
declare module "all-plugins";
