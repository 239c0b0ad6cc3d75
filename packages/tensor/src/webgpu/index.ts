export { fromGpuBuffer, type GpuBufferOptions, gpuBufferOf } from "./user-buffer.js";
