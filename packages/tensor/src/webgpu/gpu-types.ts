// Bits of the flags that WebGPU names on globals, which Node does not have.

export const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;
export const mapRead = 1;
export const computeStage = 4;
/** What can be written to a buffer. */
export type Writable = Parameters<GPUQueue["writeBuffer"]>[2];
