import { library } from "../../tooling/tsup.js";

export default library();
