// Branded types: a compiler-only mark that keeps values of equal shape apart (a root key is not a
// chain key). Nothing here exists at run time.

declare const mark: unique symbol

/** `Base` marked as `Name`: assignable to `Base`, but only a cast at its source makes one. */
export type Brand<Base, Name extends string> = Base & { readonly [mark]: Name }

/** Unix time in milliseconds. */
export type Milliseconds = number

/** Unix time in whole seconds: what versions, expiries and wire fields use. */
export type Seconds = number
