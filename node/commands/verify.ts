// verify: compares the safety number, so that nobody stands between.

import { fromBase64url, toBase64url } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { command } from './command.ts'
import type { Scan } from '../../src/identity/scannable.ts'
import type { Command } from './command.ts'

const NUMBER = /^\d{60}$/
const DIFFERS = {
  code: 'number-differs',
  message: 'The safety numbers differ: somebody may stand between you.',
  action:
    'Compare once more, in person or by phone. If they still differ, write nothing in confidence.'
}

const verify = command({
  name: 'verify',
  group: 'people',
  summary: 'Check that a contact is who you think',
  description:
    'Both of you see the same 60 digits, or somebody stands between you. Compare them in ' +
    'person or by phone, never in Snug itself. --scan takes the digits, or the text of the code, ' +
    'that your contact sees.',
  where: 'profile',
  params: {
    name: { kind: 'text', is: 'contact', max: 512, required: true, position: true, help: 'who' },
    number: { kind: 'flag', cli: true, help: 'the number alone' },
    qr: { kind: 'switch', cli: true, help: 'show a code to scan' },
    scan: { kind: 'text', max: 1_024, shown: 'text',
      help: 'what your contact sees, scanned or typed' },
    yes: { kind: 'flag', help: 'the numbers are the same: mark as verified' },
    no: { kind: 'flag', help: 'take the mark away' }
  },
  examples: [
    { line: 'snug verify Ben', says: 'shows the number and asks' },
    { line: 'snug verify Ben --yes', says: 'you compared it already' }
  ],
  run: async ({ messenger }, { name, scan, yes, no }) => {
    if (yes === true && no === true) {
      throw new SnugError({ code: 'bad-input', message: 'Either yes or no.' })
    }
    const { number, scannable } = messenger.safetyNumber(name)
    const shown = { number, scannable: toBase64url(scannable) }
    if (scan !== undefined) {
      compare(scan, number, (bytes) => messenger.compareScanned(name, bytes))
    }
    const decided = scan !== undefined || yes === true ? true : no === true ? false : undefined
    const contact = decided === undefined
      ? messenger.contact(name)
      : await messenger.setVerified(name, decided)
    return { ...shown, name: contact.name, verified: contact.state === 'verified', decided }
  },
  render: async ({ name, number, scannable, verified, decided }, terminal, values) => {
    if (values.number === true) return number
    if (decided !== undefined) {
      const words = decided ? 'is verified' : 'is not verified any more'
      return `${terminal.safe(name)} ${words}.`
    }
    const groups = number.match(/\d{5}/g) ?? []
    const rows = [0, 4, 8].map((at) => `  ${groups.slice(at, at + 4).join('  ')}`)
    const code = values.qr === true ? await codeOf(scannable, terminal) : []
    const state = verified ? 'verified' : 'not verified yet'
    return [`You and ${terminal.safe(name)} (${state}) both see:`, ...rows, ...code].join('\n')
  },
  ask: ({ name, decided, verified }, values) => decided !== undefined || verified ||
    values.number === true
    ? undefined
    : {
        text: `Does ${name} see the same digits?`,
        answer: (yes) => yes ? { name: values.name, yes: true } : undefined
      }
})

/** Throws SnugError `number-differs`, or what the scanned code is instead. */
function compare (scan: string, number: string, compareBytes: (bytes: Uint8Array) => Scan): void {
  const digits = scan.replace(/\s/g, '')
  if (NUMBER.test(digits)) {
    if (digits !== number) throw new SnugError(DIFFERS)
    return
  }
  const bytes = fromBase64url(scan.trim())
  if (bytes === undefined) {
    throw new SnugError({
      code: 'bad-input',
      message: 'This is neither a safety number (60 digits) nor the text of its code.'
    })
  }
  const { outcome, message, action } = compareBytes(bytes)
  if (outcome === 'match') return
  const code = outcome === 'no-match' ? DIFFERS.code : `scan-${outcome}`
  throw new SnugError({ code, message, ...action === undefined ? {} : { action } })
}

async function codeOf (
  scannable: string, terminal: { readonly columns: number, readonly colour: boolean }
): Promise<string[]> {
  const { terminalQr } = await import('../qr.ts')
  const { columns, colour } = terminal
  const bytes = fromBase64url(scannable) ?? new Uint8Array(0)
  const code = terminalQr(bytes, { columns: Number.isFinite(columns) ? columns : 80, colour })
  return code === undefined ? [] : [code]
}

export const commands: readonly Command[] = [verify]
