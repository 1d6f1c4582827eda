import { bindForm } from "/pkg/form.js";

window.bound = [...document.forms].map((form) => bindForm(form, { operation: "create", onSubmit() {} }));
