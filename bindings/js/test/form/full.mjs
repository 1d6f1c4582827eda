import { bindForm, readForm } from "/pkg/form.js";
import * as api from "/pkg/index.js";

const form = document.getElementById("contact");
const sent = [];
Object.assign(window, { api, bindForm, readForm, form, sent, before: document.documentElement.outerHTML });
if (!location.search.includes("unbound"))
  window.bound = bindForm(form, {
    onSubmit: (record) => {
      sent.push(record);
      return window.pending;
    },
  });
