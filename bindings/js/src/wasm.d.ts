declare module "contract-contact.wasm" {
  const wasm: string | WebAssembly.Module;
  export default wasm;
}
