import type { CompleteCatalogue } from "../index.js";
declare const cs: CompleteCatalogue;
export default cs;
