/** Made by the bundler: the modules that `--plugin` names. */
declare module "user-plugins";
