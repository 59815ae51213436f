// libsodium's WebAssembly module and its memory: the only place that imports the crypto library.
// The functions are called directly: the library's wrappers, which allocate, copy and convert on
// every call, are not even loaded. Arguments go into one arena, one operation at a time; `result`
// copies out, and what was written is zeroed before the next caller sees it, also when the
// operation throws. No operation may call another one inside its frame.

// Whoever compiles this alone needs the declaration; an import would be one at run time.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./libsodium.d.ts" />
import libsodium from 'libsodium-sumo'

/** An address in the module's memory. */
export type Pointer = number

type Call = (...args: number[]) => number

/**
 * The functions of libsodium 1.0.22 that Snug calls; lengths of 64 bits are passed as low and high
 * words.
 */
interface Wasm {
  readonly HEAPU8: Uint8Array
  readonly _sodium_init: () => number
  readonly _malloc: (length: number) => Pointer
  readonly _free: (pointer: Pointer) => void
  readonly _crypto_scalarmult: Call
  readonly _crypto_scalarmult_base: Call
  readonly _crypto_sign_seed_keypair: Call
  readonly _crypto_sign_detached: Call
  readonly _crypto_sign_verify_detached: Call
  readonly _crypto_core_ed25519_is_valid_point: Call
  readonly _crypto_core_ed25519_scalar_reduce: Call
  readonly _crypto_core_ed25519_scalar_mul: Call
  readonly _crypto_core_ed25519_scalar_add: Call
  readonly _crypto_core_ed25519_scalar_invert: Call
  readonly _crypto_scalarmult_ed25519_noclamp: Call
  readonly _crypto_scalarmult_ed25519_base_noclamp: Call
  readonly _crypto_kem_mlkem768_seed_keypair: Call
  readonly _crypto_kem_mlkem768_enc_deterministic: Call
  readonly _crypto_kem_mlkem768_dec: Call
  readonly _crypto_core_hchacha20: Call
  readonly _crypto_aead_xchacha20poly1305_ietf_encrypt: Call
  readonly _crypto_aead_xchacha20poly1305_ietf_decrypt: Call
  readonly _crypto_aead_chacha20poly1305_ietf_encrypt: Call
  readonly _crypto_aead_chacha20poly1305_ietf_decrypt: Call
  readonly _crypto_hash_sha256: Call
  readonly _crypto_hash_sha512: Call
  readonly _crypto_auth_hmacsha256_statebytes: Call
  readonly _crypto_auth_hmacsha256_init: Call
  readonly _crypto_auth_hmacsha256_update: Call
  readonly _crypto_auth_hmacsha256_final: Call
  readonly _crypto_kdf_hkdf_sha256_extract: Call
  readonly _crypto_kdf_hkdf_sha256_expand: Call
  readonly _crypto_pwhash: Call
}

const ARENA_SIZE = 128 * 1024 // bytes: a chunk of an attachment fits; what does not is freed again
const ALIGNMENT = 16

let module: Wasm | undefined
let arena: Pointer = 0
let capacity = 0
let used = 0

/** Loads the crypto library: once at the start of every process, before anything else of it. */
export async function cryptoReady (): Promise<void> {
  await take(() => libsodium({ getRandomValue }))
}

/** Makes the WebAssembly instance with the imports that the library gives. */
export type Instantiate = (imports: unknown) => Promise<unknown>

/** The same on a platform that has the module as a file of its own. */
export async function cryptoReadyBy (instantiate: Instantiate): Promise<void> {
  await take(async () => {
    // The library waits for ever for an instance that fails.
    const failing = Promise.withResolvers<never>()
    const instantiateWasm = async (
      imports: unknown, done: (instance: unknown) => void
    ): Promise<void> => {
      try {
        done(await instantiate(imports))
      } catch (error) {
        failing.reject(error)
      }
    }
    return await Promise.race([libsodium({ getRandomValue, instantiateWasm }), failing.promise])
  })
}

/** While this is set the library may draw "random" numbers: none of them is left in any result. */
let discardsRandomness = false

/** Randomness is passed in: no operation of the library draws its own. */
function getRandomValue (): number {
  if (discardsRandomness) return 0
  throw new Error('the crypto library wanted randomness of its own')
}

/**
 * Runs an operation that fills its output with random bytes before it computes it, as the library's
 * set-up marks memory that is not used here.
 */
export function discardingRandomness<Value> (operation: () => Value): Value {
  discardsRandomness = true
  try {
    return operation()
  } finally {
    discardsRandomness = false
  }
}

async function take (load: () => Promise<unknown>): Promise<void> {
  if (module !== undefined) return
  const loaded = await load() as Wasm
  const failed = discardingRandomness(() => loaded._sodium_init()) < 0
  if (failed) throw new Error('libsodium could not be set up')
  module = loaded
}

/**
 * The module's functions. Throws where `cryptoReady` was not awaited.
 * @internal
 */
export function sodium (): Wasm {
  if (module === undefined) throw new Error('await cryptoReady() before using src/crypto')
  return module
}

/** Runs one operation with `size` bytes of memory for its arguments and results. */
export function frame<Value> (size: number, operation: (wasm: Wasm) => Value): Value {
  const wasm = sodium()
  if (used > 0) throw new Error('a frame inside a frame')
  reserve(wasm, size)
  try {
    return operation(wasm)
  } finally {
    wasm.HEAPU8.fill(0, arena, arena + used)
    used = 0
    if (capacity > ARENA_SIZE) release(wasm)
  }
}

/** Room for `length` bytes in the current frame. */
export function room (length: number): Pointer {
  const taken = (length + ALIGNMENT - 1) & -ALIGNMENT
  if (used + taken > capacity) throw new RangeError('more memory than the frame reserved')
  used += taken
  return arena + used - taken
}

/** Copies `bytes` into the current frame, with `spare` bytes of room behind them. */
export function put (bytes: Uint8Array, spare = 0): Pointer {
  const pointer = room(bytes.length + spare)
  sodium().HEAPU8.set(bytes, pointer)
  return pointer
}

/** Copies bytes of a fixed size into the current frame. Throws a RangeError at any other size. */
export function putExactly (bytes: Uint8Array, size: number): Pointer {
  if (bytes.length !== size) throw new RangeError(`expected ${size} bytes, not ${bytes.length}`)
  return put(bytes)
}

/** A copy of `length` bytes at `pointer`. */
export function result (pointer: Pointer, length: number): Uint8Array {
  return sodium().HEAPU8.slice(pointer, pointer + length)
}

function reserve (wasm: Wasm, size: number): void {
  const needed = size + 8 * ALIGNMENT // no operation has more than eight fields, each rounded up
  if (needed <= capacity) return
  if (capacity > 0) release(wasm)
  const wanted = Math.max(ARENA_SIZE, needed)
  arena = wasm._malloc(wanted)
  if (arena === 0) throw new RangeError(`no memory for ${size} bytes`)
  capacity = wanted
}

function release (wasm: Wasm): void {
  wasm._free(arena)
  capacity = 0
}
