// The sealed form of an archive (DESIGN §6, Backups):
//   archive := header ‖ chunk*
//   header  := "snug-archive" ‖ u8 1 ‖ parameters[24] ‖ check[16]           (53 bytes)
//   chunk i := SEAL(archive key, u64 0 ‖ u64 0 ‖ u64 i, up to 65 536 bytes of content,
//                   header ‖ u64 i ‖ final u8)
//     archive key = KDF(Argon2id(passphrase, parameters), "", "snug/1/archive", 32)
//     check = MAC(archive key, "snug/1/archive-check" ‖ 0x00 ‖ everything before check)[0..16]
// All chunks but the last are full; `final` is 1 in the last and 0 in the others. So a chunk that
// is missing, moved, repeated or from another archive does not open, and neither does the last one
// of a file that was cut short. Counted nonces are safe because the random salt makes every
// archive's key its own. The check commits to the key.

import { concat, utf8 } from '../base/bytes.ts'
import { failed, ok } from '../base/errors.ts'
import { KIB } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { open, seal, TAG } from '../crypto/aead.ts'
import { equalSecrets, wipe } from '../crypto/compare.ts'
import { hmacSha256 } from '../crypto/hash.ts'
import { SALT_SIZE } from '../crypto/passphrase.ts'
import * as faults from './archive-faults.ts'
import { keyOfPassphrase, readParameters, writeParameters } from './passphrase-parameters.ts'
import { passphraseMemory } from './profile-faults.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'

export const CHUNK_SIZE = 64 * KIB // bytes of content
export const SEALED_CHUNK_SIZE = CHUNK_SIZE + TAG // bytes
const MAGIC = utf8('snug-archive')
const FORMAT = 1
const CHECK_SIZE = 16 // bytes
export const HEADER_SIZE = MAGIC.length + 1 + 8 + SALT_SIZE + CHECK_SIZE // bytes
const KEY_LABEL = 'snug/1/archive'
const CHECK_LABEL = utf8('snug/1/archive-check\0')

/** Seals or opens the chunks of one archive. */
export class ArchiveCipher {
  readonly header: Uint8Array
  readonly #key: SymmetricKey

  private constructor (header: Uint8Array, key: SymmetricKey) {
    this.header = header
    this.#key = key
  }

  /** For a new archive. Faults: `passphrase-memory`. */
  static create (passphrase: string, random: Random, cost: PassphraseCost): Result<ArchiveCipher> {
    const parameters = { cost, salt: random(SALT_SIZE) }
    const key = keyOfPassphrase(passphrase, parameters, KEY_LABEL)
    if (key === undefined) return failed(passphraseMemory())
    const writer = new ByteWriter().put(MAGIC).u8(FORMAT)
    writeParameters(writer, parameters)
    const before = writer.finish()
    return ok(new ArchiveCipher(concat(before, check(key, before)), key))
  }

  /**
   * For an archive with this header. Faults: `archive-foreign`, `archive-newer`,
   * `archive-passphrase`, `passphrase-memory`.
   */
  static open (header: Uint8Array, passphrase: string): Result<ArchiveCipher> {
    const reader = new ByteReader(header)
    const magic = reader.take(MAGIC.length)
    if (reader.failed || !equalSecrets(magic, MAGIC)) return failed(faults.archiveForeign())
    if (reader.left === 0) return failed(faults.archiveDamaged())
    if (reader.u8() !== FORMAT) return failed(faults.archiveNewer())
    const parameters = readParameters(reader)
    const claimed = reader.take(CHECK_SIZE)
    if (!reader.done()) return failed(faults.archiveDamaged())
    const key = keyOfPassphrase(passphrase, parameters, KEY_LABEL)
    if (key === undefined) return failed(passphraseMemory())
    if (!equalSecrets(check(key, header.subarray(0, -CHECK_SIZE)), claimed)) {
      wipe(key)
      return failed(faults.archivePassphrase())
    }
    return ok(new ArchiveCipher(header, key))
  }

  seal (index: number, final: boolean, content: Uint8Array): Uint8Array {
    return seal(this.#key, nonce(index), content, this.#associated(index, final))
  }

  /** The content, or undefined where the chunk is not this one of this archive. */
  open (index: number, final: boolean, sealed: Uint8Array): Uint8Array | undefined {
    if (sealed.length < TAG || sealed.length > SEALED_CHUNK_SIZE) return undefined
    return open(this.#key, nonce(index), sealed, this.#associated(index, final))
  }

  wipe (): void {
    wipe(this.#key)
  }

  #associated (index: number, final: boolean): Uint8Array {
    return concat(this.header, new ByteWriter().u64(index).u8(final ? 1 : 0).finish())
  }
}

function nonce (index: number): Uint8Array {
  return new ByteWriter().u64(0).u64(0).u64(index).finish()
}

function check (key: SymmetricKey, before: Uint8Array): Uint8Array {
  return hmacSha256(key, concat(CHECK_LABEL, before)).subarray(0, CHECK_SIZE)
}
