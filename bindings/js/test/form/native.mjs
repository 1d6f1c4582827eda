import { bindForm, readForm } from "/pkg/form.js";
import { isReady } from "/pkg/index.js";

window.bound = bindForm(document.getElementById("contact"));
Object.assign(window, { isReady, readForm });
