declare module "contract-contact.wasm" {
  const wasm: string | WebAssembly.Module;
  export default wasm;
}

declare module "contract-contact-bulk.wasm" {
  const wasm: string | WebAssembly.Module;
  export default wasm;
}
