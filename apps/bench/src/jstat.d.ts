// What is used of jStat, which has no types.
declare module "jstat" {
  const jstat: { readonly studentt: { inv(probability: number, degreesOfFreedom: number): number } };
  export default jstat;
}
