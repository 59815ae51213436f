// All contacts, by account and by the name that a person types. In memory and in the store.

import { equalBytes, toBase64url, toHex } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { cleanName } from '../message/name.ts'
import { tables } from '../storage/tables.ts'
import { decodeContact, encodeContact } from './contact.ts'
import { lookOf } from './look-alike.ts'
import type { Result } from '../base/errors.ts'
import type { AccountId } from '../identity/account.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'

export const UNNAMED = 'Somebody'

export class ContactBook {
  readonly #byAccount = new Map<string, Contact>()
  readonly #byDevice = new Map<string, string>()

  async load (store: Store): Promise<number> {
    let damaged = 0
    for await (const { value } of store.all(tables.contact)) {
      const contact = decodeContact(value)
      if (contact === undefined) damaged++
      else this.#index(contact)
    }
    return damaged
  }

  /** In the order of their names. */
  all (): Contact[] {
    return [...this.#byAccount.values()].sort((a, b) => a.name.localeCompare(b.name))
  }

  get (account: AccountId): Contact | undefined {
    return this.#byAccount.get(toHex(account))
  }

  ofDevice (device: DeviceId): Contact | undefined {
    const account = this.#byDevice.get(toHex(device))
    return account === undefined ? undefined : this.#byAccount.get(account)
  }

  put (contact: Contact): Operation {
    this.#index(contact)
    return {
      type: 'put',
      key: { table: tables.contact, name: contact.account, number: 0 },
      value: encodeContact(contact)
    }
  }

  remove (contact: Contact): Operation {
    this.#byAccount.delete(toHex(contact.account))
    for (const device of contact.devices) this.#byDevice.delete(toHex(device))
    return { type: 'delete', key: { table: tables.contact, name: contact.account, number: 0 } }
  }

  /**
   * By name (any case, or the beginning of one alone), or by id. Faults: `contact-unknown`,
   * `contact-ambiguous`.
   */
  find (ref: string): Result<Contact> {
    const wanted = fold(ref)
    const all = this.all()
    const exact = all.find((contact) =>
      fold(contact.name) === wanted || toBase64url(contact.account) === ref
    )
    if (exact !== undefined) return ok(exact)
    const beginning = wanted === ''
      ? []
      : all.filter((contact) => fold(contact.name).startsWith(wanted))
    const [only, ...others] = beginning
    if (only !== undefined && others.length === 0) return ok(only)
    if (only !== undefined) {
      const names = beginning.map((contact) => contact.name).join(', ')
      return fail('contact-ambiguous', `Several contacts begin with "${cleanName(ref)}": ${names}.`,
        'Type the whole name.')
    }
    return fail('contact-unknown', `You have no contact called "${cleanName(ref)}".`,
      'See all of them: snug contacts')
  }

  /** A contact whose name, or what they call themself, looks like `name`. */
  lookingLike (name: string): Contact | undefined {
    const look = lookOf(name)
    return [...this.#byAccount.values()].find((contact) => looksOf(contact).includes(look))
  }

  /** Another contact whose name, or what they call themself, looks like one of this one's. */
  lookAlike (contact: Contact): Contact | undefined {
    const own = looksOf(contact)
    return [...this.#byAccount.values()].find((other) =>
      looksOf(other).some((look) => own.includes(look)) &&
      !equalBytes(other.account, contact.account))
  }

  /** `wanted` cleaned, and numbered where somebody else has it: "Ana 2". */
  freeName (wanted: string, except?: AccountId): string {
    const name = cleanName(wanted) || UNNAMED
    const taken = new Set(this.all()
      .filter((contact) => except === undefined || toHex(contact.account) !== toHex(except))
      .map((contact) => fold(contact.name)))
    if (!taken.has(fold(name))) return name
    for (let number = 2; ; number++) {
      const numbered = `${name} ${number}`
      if (!taken.has(fold(numbered))) return numbered
    }
  }

  #index (contact: Contact): void {
    const before = this.#byAccount.get(toHex(contact.account))
    for (const device of before?.devices ?? []) this.#byDevice.delete(toHex(device))
    this.#byAccount.set(toHex(contact.account), contact)
    for (const device of contact.devices) this.#byDevice.set(toHex(device), toHex(contact.account))
  }
}

const looks = new WeakMap<Contact, readonly string[]>()

function looksOf (contact: Contact): readonly string[] {
  const known = looks.get(contact)
  if (known !== undefined) return known
  const { name, theirName, unnamed } = contact
  const names = [...unnamed ? [] : [name], theirName]
  const found = names.map(lookOf).filter((look) => look !== '')
  looks.set(contact, found)
  return found
}

function fold (name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
