import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/dist/",
  build: {
    outDir: "../dist/vue",
    emptyOutDir: true,
    rolldownOptions: { input: ["vee-validate", "vee-validate-4", "regle"].map((library) => `${library}/index.html`) },
  },
  logLevel: "warn",
  plugins: [vue()],
});
