import { show } from "../show.js";
import ContactForm from "./contact-form.vue";

show(ContactForm);
