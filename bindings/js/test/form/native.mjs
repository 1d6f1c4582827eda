import { isReady } from "/pkg/index.js";
import { bindForm, readForm } from "/pkg/form.js";

window.bound = bindForm(document.getElementById("contact"));
Object.assign(window, { isReady, readForm });
