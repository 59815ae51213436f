// What a page of the tests lets its test call: `expose({ name })` here, `call(page, 'name')` there
// (test/browser/call.ts). Arguments and results are plain values.

type Functions = Readonly<Record<string, (...values: never[]) => unknown>>

declare global {
  var exposed: Functions | undefined
}

/** Adds to what was exposed before. */
export function expose (functions: Functions): void {
  globalThis.exposed = { ...globalThis.exposed, ...functions }
}
