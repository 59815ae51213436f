// What the bundler takes in besides code.

declare module '*.css'

declare module '*.svg' {
  /** Its address. */
  const url: string
  export { url as default }
}
