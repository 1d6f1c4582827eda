import { fields } from "contract-contact";

globalThis.labels = fields.map(({ label }) => label);
