import { show } from "../react/show.js";
import { ContactForm } from "./contact-form.js";

show(ContactForm);
