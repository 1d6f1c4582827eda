// The menu with the switches for developers.

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
// A click or focus outside the menu closes it.
for (const type of ["pointerdown", "focusin"]) {
  document.addEventListener(type, ({ target }) => toggle.parentElement.contains(target) || show(false));
}
