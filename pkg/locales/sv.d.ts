import type { CompleteCatalogue } from "../index.js";
declare const sv: CompleteCatalogue;
export default sv;
