import type { CompleteCatalogue } from "../index.js";
declare const fi: CompleteCatalogue;
export default fi;
