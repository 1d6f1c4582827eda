import { validateBulk } from "contract-contact/bulk";

globalThis.answered = validateBulk('[{"Id":0}]');
