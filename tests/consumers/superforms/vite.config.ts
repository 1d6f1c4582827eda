import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [sveltekit({ csp: { directives: { "default-src": ["self"], "script-src": ["self", "wasm-unsafe-eval"] } } })],
  logLevel: "warn",
});
