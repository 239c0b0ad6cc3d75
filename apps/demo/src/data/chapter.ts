// The figures of the chapter "Loss Functions" (MXNet Gluon tutorials, 2017), as its cells print them. The chapter draws
// the inputs of its softmax and KL examples at random and does not show them; those below were constructed so that the
// printed results follow.

/** Ten scores and the class that is right. */
export const scores = [0.093, -1.437, -0.265, -2.688, 1.2230945641114386, -1.713, 1.181, 1.377, 0.728, 0.108];
export const rightClass = 4;

/** Logarithms of the distribution p over ten classes that the chapter compares others with. */
export const logP = [
  -1.9605601987131505, -3.3415601987131507, -1.1685601987131504, -1.6921173299999999, -3.4115601987131505,
  -2.8595601987131505, -4.479560198713151, -2.8375601987131507, -3.8085601987131508, -1.9205601987131504,
];
export const p = logP.map(Math.exp);

/** The second distribution of the chapter's KL example. */
export const y = [
  0.23706974054032945, 0.0340607730491916, 0.09079756230604975, 0.15462009979068864, 0.025135337061046172,
  0.11034997451862591, 0.015394452010194602, 0.07557041288684761, 0.16864309127880836, 0.08835855655821788,
];

/** The class of the chapter's one-hot example. */
export const oneHotClass = 3;

/** What the chapter prints, in single precision. */
export const printed = {
  softmaxLoss: 1.5590695142745972,
  softmaxByHand: 1.5590696334838867,
  klYP: 0.03703964,
  klPP: 7.81620457e-9,
  klOneHot: 0.16921173,
  negLogP3: 1.69211733,
};

/** Five labels for which one number is to be predicted; the last is far from the rest. */
export const labels = [-1, 0.5, 0.75, 2, 30];
