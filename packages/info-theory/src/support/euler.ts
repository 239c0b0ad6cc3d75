/** The Euler–Mascheroni constant, −ψ(1). */
export const EULER = 0.5772156649015329;
