// The code that typia wrote for the type of typia.ts (transform.mjs).
export { default } from "../dist/typia.mjs";
