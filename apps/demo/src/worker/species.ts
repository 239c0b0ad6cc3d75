import { trainSpecies } from "../model/species.js";
import { serveTraining } from "./serve-training.js";

serveTraining(trainSpecies);
