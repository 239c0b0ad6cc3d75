import { joinAdapters } from "@surprisal/golden";
import { channels } from "./adapters/channels.js";
import { chapter } from "./adapters/chapter.js";
import { clusterings } from "./adapters/clusterings.js";
import { densities } from "./adapters/densities.js";
import { divergences } from "./adapters/divergences.js";
import { entropies } from "./adapters/entropies.js";
import { estimates } from "./adapters/estimates.js";
import { tables } from "./adapters/tables.js";
import { transport } from "./adapters/transport.js";

export const adapters = joinAdapters(
  chapter,
  entropies,
  divergences,
  tables,
  clusterings,
  channels,
  densities,
  transport,
  estimates,
);
