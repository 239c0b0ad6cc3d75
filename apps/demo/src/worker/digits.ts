import { trainDigits } from "../model/digits.js";
import { serveTraining } from "./serve-training.js";

serveTraining(trainDigits);
