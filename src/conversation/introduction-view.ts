// An introduction as people and programs see it.

import { toBase64url } from '../base/bytes.ts'
import { INTRODUCTION_TERM } from './introduction.ts'
import { mixesScripts } from './look-alike.ts'
import type { Contact } from './contact.ts'
import type { ContactBook } from './contact-book.ts'
import type { IntroductionRecord } from './introduction.ts'
import type { IntroductionView } from './acquaintance-views.ts'

/** Undefined where a contact whom it takes is gone. */
export function introductionView (
  record: IntroductionRecord, contacts: ContactBook
): IntroductionView | undefined {
  const [one, other] = [contacts.get(record.one), contacts.get(record.other)]
  if (one === undefined || other === undefined) return undefined
  const isMine = record.name === ''
  const name = isMine ? `${one.name} and ${other.name}` : record.name
  const state = record.state === 'open' ? 'open'
    : record.state === 'passed' || record.state === 'invited' ? 'made' : 'waiting'
  return {
    id: toBase64url(record.id),
    name,
    ...(isMine ? {} : { ...oddities(name, contacts), by: shortly(one) }),
    ...(record.note === '' ? {} : { note: record.note }),
    state,
    stateText: words(state, isMine, one.name),
    until: record.createdAt + INTRODUCTION_TERM
  }
}

/** The name is what the introducer says it is: it may be made to look like that of a contact. */
function oddities (
  name: string, contacts: ContactBook
): Pick<IntroductionView, 'looksLike' | 'oddName'> {
  const alike = contacts.lookingLike(name)
  return {
    ...(alike === undefined ? {} : { looksLike: shortly(alike) }),
    ...(mixesScripts(name) ? { oddName: 'mixed' } : {})
  }
}

function shortly ({ account, name }: Contact): { readonly id: string, readonly name: string } {
  return { id: toBase64url(account), name }
}

function words (state: IntroductionView['state'], isMine: boolean, by: string): string {
  switch (state) {
    case 'open': return `${by} asks whether you want to know them`
    case 'waiting': return isMine ? 'waiting for both to agree' : 'you agreed; waiting for them'
    case 'made': return 'both agreed'
  }
}
