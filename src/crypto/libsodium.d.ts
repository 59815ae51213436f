// The library has no types of its own: what Snug uses of its loader.

declare module 'libsodium-sumo' {
  interface Options {
    readonly getRandomValue: () => number
    /** In place of the copy inside the library: calls `done` with the instance. */
    readonly instantiateWasm?: (imports: unknown, done: (instance: unknown) => void) => unknown
  }
  const load: (options: Options) => Promise<unknown>
  export { load as default }
}
