// Its dates are its own: it is measured once, beside both ways of the rivals.
import { validateUpdate } from "../../../pkg/index.js";

export default () => validateUpdate;
