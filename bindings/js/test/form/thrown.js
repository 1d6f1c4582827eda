// Keeps what is thrown in the page, past a navigation: plain WebDriver has no event for it.
addEventListener("error", ({ error, message }) => keep(error ?? message));
addEventListener("unhandledrejection", ({ reason }) => keep(reason));

function keep(error) {
  sessionStorage.setItem("thrown", JSON.stringify([...JSON.parse(sessionStorage.getItem("thrown") ?? "[]"), String(error)]));
}
