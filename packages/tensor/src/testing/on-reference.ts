// Set up for suites that run a second time, on the reference, so that the oracle itself is held to their values.

import { useEvaluator } from "../backend.js";
import { reference } from "../reference/evaluator.js";
import { currentTarget, useTarget } from "./target.js";

useEvaluator(reference);
useTarget({ ...currentTarget(), name: "the reference" });
