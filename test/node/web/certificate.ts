// A certificate for names of this machine, signed by itself (RFC 5280), as tests need it: made anew
// for each, in DER by hand.

import { generateKeyPairSync, randomInt, sign } from 'node:crypto'
import { isIP } from 'node:net'

export interface Certificate {
  /** PEM. */
  readonly cert: string
  readonly key: string
}

const ECDSA_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const COMMON_NAME = [0x55, 0x04, 0x03]
const ALTERNATIVE_NAMES = [0x55, 0x1d, 0x11]
const CONSTRAINTS = [0x55, 0x1d, 0x13]
const DAY = 86_400_000

/** For DNS names and IPv4 addresses; `days` from now on, and since a day ago. */
export function certificateFor (names: readonly string[], days = 30): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(der(0x06, Buffer.from(ECDSA_SHA256)))
  const serial = randomInt(1, 0x7fffffff)
  // Of two trusted ones with the same name, OpenSSL looks at one only.
  const name = sequence(der(0x31, sequence(
    der(0x06, Buffer.from(COMMON_NAME)), der(0x0c, Buffer.from(`${names[0] ?? ''} ${serial}`)))))
  const alternatives = sequence(...names.map((one) => isIP(one) === 4
    ? der(0x87, Buffer.from(one.split('.').map(Number)))
    : der(0x82, Buffer.from(one))))
  const body = sequence(
    der(0xa0, integer(2)),
    integer(serial),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + days * DAY)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(
      extension(CONSTRAINTS, sequence(der(0x01, Buffer.of(0xff)))),
      extension(ALTERNATIVE_NAMES, alternatives)))
  )
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]))
  const base64 = sequence(body, algorithm, signature).toString('base64')
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...base64.match(/.{1,64}/g) ?? [],
      '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  }
}

function extension (id: readonly number[], value: Buffer): Buffer {
  return sequence(der(0x06, Buffer.from(id)), der(0x04, value))
}

function time (ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')
  return der(0x18, Buffer.from(text))
}

function integer (value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, i) => byte !== 0 || i === 4)
  const from = (bytes[first] ?? 0) > 0x7f ? first - 1 : first
  return der(0x02, bytes.subarray(from))
}

function sequence (...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

function der (tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80
    ? [length]
    : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
