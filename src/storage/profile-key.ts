// The key file of a profile (DESIGN §10): the random data key, in the clear where only file permissions protect it, or
// sealed under a passphrase; and what must be known before the database may be touched: which profile version wrote it.
//
//   keyFile := "snug-key" ‖ u8 1 ‖ version u32 ‖ profile[16] ‖ protection u8 ‖ body ‖ check[8]
//     protection 0: body := dataKey[32]
//     protection 1: body := memory u32 (KiB) ‖ passes u32 ‖ salt[16] ‖ nonce[24]
//                           ‖ SEAL(KDF(Argon2id(passphrase, salt), "", "snug/1/profile-key", 32), nonce, dataKey,
//                                  everything before nonce)
//     check = H("snug/1/key-file-check" ‖ 0x00 ‖ everything before check)[0..8]
//
// The check tells damage from a wrong passphrase; it authenticates nothing.

import { concat, equalBytes, utf8 } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { GIB, KIB } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { sha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { deriveFromPassphrase, PASSPHRASE_COST, SALT_SIZE } from '../crypto/passphrase.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'
