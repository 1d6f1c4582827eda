import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/dist/",
  build: { outDir: "../dist/vue", emptyOutDir: true },
  logLevel: "warn",
  plugins: [vue()],
});
