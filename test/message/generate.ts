// Contents and controls out of a seed, of every kind and near every bound.

import { asSignature } from '../../src/crypto/keys.ts'
import { dispositions } from '../../src/message/part.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Ed25519PublicKey, SymmetricKey } from '../../src/crypto/keys.ts'
import type { BundleHash } from '../../src/identity/bundle.ts'
import type { BoxName, Token } from '../../src/identity/capability.ts'
import type { CborValue } from '../../src/message/cbor.ts'
import type { KnownControl } from '../../src/message/control.ts'
import type { HeldCapability } from '../../src/message/controls/capabilities.ts'
import type { IntroductionId } from '../../src/message/controls/introduction.ts'
import type { DiscoverySecret } from '../../src/message/controls/discovery.ts'
import type { MimiContent } from '../../src/message/content.ts'
import type { MessageId } from '../../src/message/message-id.ts'
import type { Part, PartSemantics } from '../../src/message/part.ts'
import type { InnerHash } from '../../src/session/inner.ts'
import type { SeededRandom } from '../random.ts'

const TEXTS = [
  '', 'hello', 'übermäßig', 'שלום', 'a\nb\tc', '👩🏽‍⚕️', '\ufeffmark', '0'.repeat(300)
]
const TYPES = ['text/plain;charset=utf-8', 'text/markdown;variant=GFM-MIMI', 'image/png', '', 'x']
const ADDRESSES = [
  '/ip4/192.0.2.1/tcp/7684',
  '/ip6/2001:db8::1/udp/7684/webrtc-direct',
  '/dns4/house.example/tcp/443/tls/ws'
] as Address[]
const U32 = [0, 1, 255, 65_536, 0xffffffff]

export function anyMessageId (random: SeededRandom): MessageId {
  const id = random(32)
  id[0] = 1
  return id as MessageId
}

function bytes (random: SeededRandom, max: number): Uint8Array {
  return random(random.int(max + 1))
}

function anyValue (random: SeededRandom, depth: number): CborValue {
  const kind = random.int(depth > 1 ? 7 : 5)
  if (kind === 0) return null
  if (kind === 1) return random.chance(0.5)
  if (kind === 2) return random.pick([0, 23, 24, -1, -25, 2 ** 32, 2 ** 53 - 1, 1 - 2 ** 53])
  if (kind === 3) return random.pick(TEXTS)
  if (kind === 4) return bytes(random, 40)
  const items = Array.from({ length: random.int(3) }, () => anyValue(random, depth - 1))
  if (kind === 5) return items
  return new Map(items.map((item, i) => [random.chance(0.5) ? i : `key ${i}`, item]))
}

function anyPart (random: SeededRandom, depth = 4): Part {
  const described = {
    disposition: random.pick([...Object.values(dispositions), 9, 255]),
    language: random.pick(['', 'en', 'fr,de-CH'])
  }
  const contentType = random.pick(TYPES)
  switch (random.int(depth > 1 ? 4 : 3)) {
    case 0: return { ...described, cardinality: 'null' }
    case 1: return {
      ...described,
      cardinality: 'external',
      contentType,
      url: 'https://house.example/1',
      expires: random.pick(U32),
      size: random.pick([...U32, 2 ** 53 - 1]),
      encAlg: random.int(0x10000),
      key: bytes(random, 32),
      nonce: bytes(random, 24),
      aad: bytes(random, 9),
      hashAlg: random.int(256),
      contentHash: bytes(random, 32),
      description: random.pick(TEXTS),
      filename: random.pick(['', 'holiday.jpg'])
    }
    case 2: return { ...described, cardinality: 'single', contentType, content: bytes(random, 200) }
    default: {
      const semantics = random.pick<PartSemantics>(['chooseOne', 'singleUnit', 'processAll'])
      const parts = Array.from({ length: random.between(2, 3) }, () => anyPart(random, depth - 1))
      return { ...described, cardinality: 'multi', semantics, parts }
    }
  }
}

export function anyContent (random: SeededRandom): MimiContent {
  const others = new Map<number | string, CborValue>()
  for (let i = random.int(4); i > 0; i--) {
    others.set(random.pick<number | string>([3, -1, 'note', 'ö', 70_000]), anyValue(random, 3))
  }
  return {
    salt: random(16),
    replaces: random.chance(0.3) ? anyMessageId(random) : undefined,
    topicId: bytes(random, 20),
    expires: random.chance(0.3)
      ? { relative: random.chance(0.5), time: random.pick(U32) }
      : undefined,
    inReplyTo: random.chance(0.3) ? anyMessageId(random) : undefined,
    extensions: {
      senderUri: random.chance(0.3) ? 'snug:sender' : undefined,
      roomUri: random.chance(0.3) ? 'snug:room' : undefined,
      others
    },
    body: anyPart(random)
  }
}

function anyCapability (random: SeededRandom): HeldCapability {
  return {
    host: { peer: random(32) as PeerKey, addresses: ADDRESSES.slice(random.int(4)) },
    box: random(16) as BoxName,
    token: random(32) as Token,
    outer: random(32) as SymmetricKey,
    until: random.pick(U32)
  }
}

function times<Item> (count: number, make: () => Item): Item[] {
  return Array.from({ length: count }, make)
}

/** One control of every kind. */
export function everyControl (random: SeededRandom): KnownControl[] {
  const version = random.pick(U32)
  return [
    { kind: 'profile', name: random.pick(['', 'Ana', 'Dan Ólafsson', '😀'.repeat(64)]) },
    { kind: 'device-list', list: random(102 + 213 * random.int(17)) },
    {
      kind: 'capabilities',
      version,
      capabilities: times(random.int(9), () => anyCapability(random))
    },
    {
      kind: 'addresses',
      version,
      peer: random(32) as PeerKey,
      addresses: ADDRESSES.slice(random.int(4)),
      relayOnly: random.chance(0.5)
    },
    {
      kind: 'discovery',
      version,
      secret: random(32) as DiscoverySecret,
      publicKey: random(32) as Ed25519PublicKey
    },
    { kind: 'hello', bundleHash: random(32) as BundleHash, note: random.pick(TEXTS) },
    { kind: 'welcome' },
    { kind: 'repair', innerHashes: times(random.pick([0, 1, 256]), () => random(32) as InnerHash) },
    { kind: 'hosting', offers: random.chance(0.5), uses: random.chance(0.5) },
    { kind: 'farewell' },
    { kind: 'retention', version, seconds: random.pick(U32) },
    { kind: 'contact-bundle', bundle: random(1_499) },
    { kind: 'succession', statement: random(133) },
    { kind: 'reading', messages: times(random.pick([0, 1, 256]), () => anyMessageId(random)) },
    { kind: 'keep-ask', message: anyMessageId(random) },
    { kind: 'keep-answer', message: anyMessageId(random), allowed: random.chance(0.5) },
    { kind: 'introduction', id: random(16) as IntroductionId, name: 'Ben',
      note: random.pick(TEXTS) },
    { kind: 'introduction-consent', id: random(16) as IntroductionId },
    { kind: 'introduction-agreed', id: random(16) as IntroductionId },
    { kind: 'introduction-invite', id: random(16) as IntroductionId, invite: random(180) },
    { kind: 'sightings', nonce: random(16), entries: times(16, () => random(52)) },
    { kind: 'request', time: version, signature: asSignature(random(64)) }
  ]
}
