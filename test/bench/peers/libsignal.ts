// Signal's own library as the benchmarks drive it: its documented calls over stores in memory that
// keep records as bytes, one store a person. The only file that touches it: the project neither
// depends on the library nor contains any of it.

import {
  Direction, IdentityChange, IdentityKeyPair, IdentityKeyStore, KEMKeyPair, KyberPreKeyRecord,
  KyberPreKeyStore, PreKeyBundle, PreKeyRecord, PreKeySignalMessage, PreKeyStore, PrivateKey,
  ProtocolAddress, PublicKey, SessionRecord, SessionStore, SignalMessage, SignedPreKeyRecord,
  SignedPreKeyStore, processPreKeyBundle, signalDecrypt, signalDecryptPreKey, signalEncrypt
} from '@signalapp/libsignal-client'
import { randomUUID } from 'node:crypto'
import type { CiphertextMessage } from '@signalapp/libsignal-client'
import type { TalkLibrary } from '../talk.ts'

type Bytes = Uint8Array<ArrayBuffer>

class Sessions extends SessionStore {
  readonly #records = new Map<string, Bytes>()

  override async saveSession (name: ProtocolAddress, record: SessionRecord): Promise<void> {
    this.#records.set(name.toString(), record.serialize())
  }

  override async getSession (name: ProtocolAddress): Promise<SessionRecord | null> {
    const bytes = this.#records.get(name.toString())
    return bytes === undefined ? null : SessionRecord.deserialize(bytes)
  }

  override async getExistingSessions (names: ProtocolAddress[]): Promise<SessionRecord[]> {
    const found = await Promise.all(names.map((name) => this.getSession(name)))
    return found.filter((record) => record !== null)
  }
}

class Identities extends IdentityKeyStore {
  readonly #own: PrivateKey
  readonly #known = new Map<string, Bytes>()

  constructor (own: PrivateKey) {
    super()
    this.#own = own
  }

  override async getIdentityKey (): Promise<PrivateKey> { return this.#own }
  override async getLocalRegistrationId (): Promise<number> { return 5 }

  override async saveIdentity (name: ProtocolAddress, key: PublicKey): Promise<IdentityChange> {
    const known = await this.getIdentity(name)
    this.#known.set(name.toString(), key.serialize())
    return known === null || known.equals(key)
      ? IdentityChange.NewOrUnchanged
      : IdentityChange.ReplacedExisting
  }

  override async isTrustedIdentity (
    name: ProtocolAddress, key: PublicKey, _direction: Direction
  ): Promise<boolean> {
    const known = await this.getIdentity(name)
    return known === null || known.equals(key)
  }

  override async getIdentity (name: ProtocolAddress): Promise<PublicKey | null> {
    const bytes = this.#known.get(name.toString())
    return bytes === undefined ? null : PublicKey.deserialize(bytes)
  }
}

/** The three kinds of prekeys, kept as bytes. */
class Records<RecordType extends { serialize (): Bytes }> {
  readonly #records = new Map<number, Bytes>()
  readonly #read: (bytes: Bytes) => RecordType

  constructor (read: (bytes: Bytes) => RecordType) {
    this.#read = read
  }

  put (id: number, record: RecordType): void { this.#records.set(id, record.serialize()) }
  remove (id: number): void { this.#records.delete(id) }

  get (id: number): RecordType {
    const bytes = this.#records.get(id)
    if (bytes === undefined) throw new Error(`no prekey ${id}`)
    return this.#read(bytes)
  }
}

class OneTimePrekeys extends PreKeyStore {
  readonly #records = new Records((bytes) => PreKeyRecord.deserialize(bytes))
  override async savePreKey (id: number, record: PreKeyRecord) { this.#records.put(id, record) }
  override async getPreKey (id: number) { return this.#records.get(id) }
  override async removePreKey (id: number) { this.#records.remove(id) }
}

class SignedPrekeys extends SignedPreKeyStore {
  readonly #records = new Records((bytes) => SignedPreKeyRecord.deserialize(bytes))
  override async saveSignedPreKey (id: number, record: SignedPreKeyRecord) {
    this.#records.put(id, record)
  }

  override async getSignedPreKey (id: number) { return this.#records.get(id) }
}

class KyberPrekeys extends KyberPreKeyStore {
  readonly #records = new Records((bytes) => KyberPreKeyRecord.deserialize(bytes))
  readonly used = new Set<string>()
  override async saveKyberPreKey (id: number, record: KyberPreKeyRecord) {
    this.#records.put(id, record)
  }

  override async getKyberPreKey (id: number) { return this.#records.get(id) }
  override async markKyberPreKeyUsed (id: number, signedId: number, baseKey: PublicKey) {
    this.used.add(`${id}/${signedId}/${Buffer.from(baseKey.serialize()).toString('base64')}`)
  }
}

interface Person {
  readonly address: ProtocolAddress
  readonly identity: PrivateKey
  readonly sessions: Sessions
  readonly identities: Identities
  readonly oneTime: OneTimePrekeys
  readonly signed: SignedPrekeys
  readonly kyber: KyberPrekeys
}

function person (identity = PrivateKey.generate()): Person {
  return {
    address: ProtocolAddress.new(randomUUID(), 1),
    identity,
    sessions: new Sessions(),
    identities: new Identities(identity),
    oneTime: new OneTimePrekeys(),
    signed: new SignedPrekeys(),
    kyber: new KyberPrekeys()
  }
}

/** A bundle with one key of each kind, as a server would hand it out. */
async function makeBundle (owner: Person): Promise<PreKeyBundle> {
  const keys = new IdentityKeyPair(owner.identity.getPublicKey(), owner.identity)
  const signed = PrivateKey.generate()
  const oneTime = PrivateKey.generate()
  const kem = KEMKeyPair.generate()
  const signature = keys.privateKey.sign(signed.getPublicKey().serialize())
  const kemSignature = keys.privateKey.sign(kem.getPublicKey().serialize())
  await owner.oneTime.savePreKey(1, PreKeyRecord.new(1, oneTime.getPublicKey(), oneTime))
  await owner.signed.saveSignedPreKey(1,
    SignedPreKeyRecord.new(1, Date.now(), signed.getPublicKey(), signed, signature))
  await owner.kyber.saveKyberPreKey(1, KyberPreKeyRecord.new(1, Date.now(), kem, kemSignature))
  return PreKeyBundle.new(5, 1, 1, oneTime.getPublicKey(), 1, signed.getPublicKey(), signature,
    keys.publicKey, 1, kem.getPublicKey(), kemSignature)
}

async function encrypt (from: Person, to: Person, payload: Uint8Array): Promise<Bytes> {
  const bytes = payload as Bytes
  const message: CiphertextMessage = await signalEncrypt(
    bytes, to.address, from.address, from.sessions, from.identities)
  return message.serialize()
}

async function pass (from: Person, to: Person, payload: Uint8Array): Promise<void> {
  const sealed = await encrypt(from, to, payload)
  const read = await signalDecrypt(SignalMessage.deserialize(sealed), from.address, to.address,
    to.sessions, to.identities)
  expectSame(read, payload)
}

async function meet (ana: Person, ben: Person, payload: Uint8Array): Promise<void> {
  const bundle = await makeBundle(ben)
  await processPreKeyBundle(bundle, ben.address, ana.address, ana.sessions, ana.identities)
  const sealed = await encrypt(ana, ben, payload)
  const read = await signalDecryptPreKey(PreKeySignalMessage.deserialize(sealed), ana.address,
    ben.address, ben.sessions, ben.identities, ben.oneTime, ben.signed, ben.kyber)
  expectSame(read, payload)
}

function expectSame (read: Uint8Array, written: Uint8Array): void {
  if (Buffer.compare(read, written) !== 0) throw new Error('what was read is not what was written')
}

export const library: TalkLibrary = {
  name: '@signalapp/libsignal-client 0.103.0',
  talk: async () => {
    const [ana, ben] = [person(), person()]
    await meet(ana, ben, new Uint8Array(32))
    await pass(ben, ana, new Uint8Array(32))
    return {
      toBen: (payload) => pass(ana, ben, payload),
      toAna: (payload) => pass(ben, ana, payload)
    }
  },
  firstContact: async () => {
    const [ana, ben] = [PrivateKey.generate(), PrivateKey.generate()]
    return (payload) => meet(person(ana), person(ben), payload)
  }
}
