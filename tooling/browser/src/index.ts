export { type FoundBrowser, findBrowser, noBrowser } from "./find.js";
export { launchBrowser } from "./launch.js";
export { softwareVulkan } from "./vulkan.js";
