// The plug-ins whose losses the bench knows: importing one registers them.

import "@surprisal/info-theory";
import "@surprisal/losses-classification";
import "@surprisal/losses-regression";
