// Modules that the build makes (browser/build/).

declare module 'virtual:sodium-file' {
  /** Where the WebAssembly of the crypto library is. */
  const url: string
  export { url as default }
}

declare module '*?worker&url' {
  /** Where the script of a worker is. */
  const url: string
  export { url as default }
}
