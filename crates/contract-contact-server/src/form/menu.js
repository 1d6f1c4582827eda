// The menu of what developers switch on and off.

const toggle = document.getElementById("menu-toggle");
const menu = document.getElementById("menu");

function show(isOpen) {
  menu.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
}

toggle.addEventListener("click", () => show(menu.hidden));
toggle.parentElement.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || menu.hidden) return;
  show(false);
  toggle.focus();
});
// By pointer or by keyboard, what lies outside of it closes it.
for (const type of ["pointerdown", "focusin"]) {
  document.addEventListener(type, ({ target }) => toggle.parentElement.contains(target) || show(false));
}
