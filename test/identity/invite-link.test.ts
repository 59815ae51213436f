import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromBase64url, toBase64url, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { DAY } from '../../src/base/limits.ts'
import { labelled } from '../../src/crypto/ed25519.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { certificateHash } from '../../src/identity/certificate.ts'
import { inviteLink, inviteWebLink, parseInvite } from '../../src/identity/invite-link.ts'
import { cpuMs } from '../cpu-time.ts'
import { fuzz } from '../fuzz.ts'
import { EXPIRY, ana, cleo, dan, host, oneTime } from './invites.ts'
import { NOW, person } from './people.ts'
import { refusal } from './tampering.ts'
import type { Fault } from '../../src/base/errors.ts'

const test = suite('invite link')
const ben = person('Ben')
const invite = oneTime([cleo, dan])
const link = inviteLink(invite)
const payload = link.slice(5)

const code = (text: string): string => refusal(parseInvite(text, NOW, ben.account.id))
const opens = (text: string): void =>
  assert.equal(unwrap(parseInvite(text, NOW, ben.account.id)), invite, text)
function fault (text: string, now = NOW): Fault {
  const result = parseInvite(text, now, ben.account.id)
  if (result.ok) throw new Error('accepted')
  return result.fault
}
const brokenAt = (width: number, join: string): string =>
  link.match(new RegExp(`.{1,${width}}`, 'g'))!.join(join)

test('is snug: and base64url, and stands behind the # of a web link', () => {
  assert.match(link, /^snug:[\w-]{300,334}$/)
  opens(link)
  const page = 'https://house.example.org/'
  assert.is(inviteWebLink(page, invite), `${page}#${link}`)
  opens(inviteWebLink('https://house.example.org/app', invite))
})

test('is found in what mail programs and messengers make of it', () => {
  for (const text of [
    `  ${link}\n`, `<${link}>`, `"${link}"`, `(${link})`, `${link}.`, `\ufeff${link}\u200b`,
    `SNUG:${payload}`, `snug%3A${payload}`, `Come in: ${link}`, `Come in:\n\n${link}\n\nAna`,
    `> ${brokenAt(70, '\n> ')}`, brokenAt(76, '\r\n'), brokenAt(11, '\n'), brokenAt(40, '\u00ad'),
    `<${brokenAt(70, '\n  ')}>\nSee you!`, `${link} or ask me for snug: another`,
    `snug: is what you need. ${link}`, `[invite](https://house.example.org/#${link})`
  ]) opens(text)
})

test('what is no invite is called so', () => {
  for (const text of ['', '   ', 'hello', 'https://example.org/#top', payload, '\u0000']) {
    assert.is(code(text), 'invite-none', text)
  }
})

test('one that is cut at any character is called cut short', () => {
  for (let length = 5; length < link.length; length++) {
    assert.is(code(link.slice(0, length)), 'invite-short', `${length} characters`)
  }
  assert.is(code(`${link.slice(0, 200)}\n`), 'invite-short')
})

test('one that is changed at any character is refused, and mostly called damaged', () => {
  let damaged = 0
  for (let at = 5; at < link.length; at++) {
    const changed = `${link.slice(0, at)}${link[at] === 'B' ? 'C' : 'B'}${link.slice(at + 1)}`
    const found = code(changed)
    assert.ok(found === 'invite-damaged' || found === 'invite-short', found)
    if (found === 'invite-damaged') damaged++
  }
  assert.ok(damaged > link.length - 12, `${damaged}`)
  for (const changed of [
    link.toUpperCase(), link.replace(/.{3}$/, 'A==='), link.replace(/(?<=.{50})./, '*'),
    `${link}AAAA`, link.replace(/(?<=.{99})./, ''), brokenAt(70, '\n').replace(/(?<=.{50})./, '*')
  ]) assert.ok(['invite-damaged', 'invite-short'].includes(code(changed)), changed)
})

test('a broken line is told from a missing one', () => {
  const lines = brokenAt(76, '\n').split('\n')
  assert.is(code(lines.slice(0, -1).join('\n')), 'invite-short')
  assert.is(code(lines.with(1, lines[1]!.toLowerCase()).join('\n')), 'invite-damaged')
})

test('one of a newer Snug, also in broken lines, and one of an unknown kind are called so', () => {
  const bytes = fromBase64url(payload)!.slice(0, -4)
  const foreign = (body: Uint8Array): string =>
    `snug:${toBase64url(concat(body, sha256(labelled('snug/1/invite-check', body)).slice(0, 4)))}`
  assert.is(code(foreign(bytes.with(0, 2))), 'invite-newer')
  assert.is(code(foreign(bytes.with(0, 2)).match(/.{1,60}/g)!.join('\n')), 'invite-newer')
  assert.is(code(foreign(bytes.with(1, 7))), 'invite-kind')
  assert.is(code(foreign(bytes.with(102, 3))), 'invite-malformed')
})

test('one that ended says when', () => {
  assert.ok(parseInvite(link, EXPIRY * 1_000 - 1).ok)
  const { code: found, message, action } = fault(link, EXPIRY * 1_000)
  assert.is(found, 'invite-expired')
  assert.is(message, 'This invite expired on 10 May 2026, 14:05 UTC.')
  assert.match(action ?? '', /new one/)
  assert.is(refusal(parseInvite(inviteLink(oneTime([cleo], 0)), NOW)), 'invite-expired')
})

test('a reusable address may have no end', () => {
  const { bundleHash: _, ...fields } = oneTime([cleo], 0)
  const hash = certificateHash(ana.device.certificate)
  const reusable = { ...fields, kind: 'reusable', certificateHash: hash } as const
  assert.equal(unwrap(parseInvite(inviteLink(reusable), NOW + 9_999 * DAY)), reusable)
  assert.is(refusal(parseInvite(inviteLink({ ...reusable, expiry: 5 }), NOW)), 'invite-expired')
})

test('one without any address is of no use', () => {
  assert.is(code(inviteLink(oneTime([]))), 'invite-no-address')
  assert.is(code(inviteLink(oneTime([host('Cleo')]))), 'invite-no-address')
  assert.is(code(inviteLink(oneTime([host('Cleo', '/ip4/0.0.0.0/tcp/1')]))), 'invite-no-address')
  assert.ok(parseInvite(inviteLink(oneTime([host('Cleo', '/ip4/127.0.0.1/tcp/1')])), NOW).ok)
})

test('your own is called so, also when it ended', () => {
  assert.is(refusal(parseInvite(link, NOW, ana.account.id)), 'invite-own')
  assert.is(refusal(parseInvite(link, NOW + 365 * DAY, ana.account.id)), 'invite-own')
})

test('what is too long is called so', () => {
  assert.is(code(`snug:${'A'.repeat(700)}`), 'invite-long')
  assert.is(code(`${link} ${'word '.repeat(2_000)}`), 'invite-long')
  opens(`${link} ${'word '.repeat(1_000)}`)
})

test('every refusal says what to do', () => {
  const long = `snug:${'A'.repeat(700)}`
  for (const text of ['', link.slice(0, 99), link.toLowerCase(), long, inviteLink(oneTime([]))]) {
    assert.match(fault(text).action ?? '', /^[A-Z].+\.$/)
  }
})

test('no fault shows the secret', () => {
  for (const text of [link.slice(0, -1), link.replace(/.$/, '*'), inviteLink(oneTime([], 5))]) {
    assert.not.match(JSON.stringify(fault(text)), new RegExp(payload.slice(90, 130)))
  }
})

test('reading bears any text', async () => {
  const decoder = new TextDecoder()
  const { refused } = await fuzz((bytes) => parseInvite(decoder.decode(bytes), NOW), [
    utf8(link), utf8(`> ${brokenAt(70, '\n> ')}`), utf8(`snug:snug: [${link}](${link}) snug:`)
  ], {
    seed: 'link',
    check: (result) => { if (result.ok) assert.equal(result.value, invite) }
  })
  assert.ok(refused > 0)
})

test('the worst text that is still read costs little', () => {
  const start = cpuMs()
  assert.not(parseInvite('snug: AAAA AAA '.repeat(540), NOW).ok)
  assert.not(parseInvite(`${'snug:'.repeat(9)}${'A '.repeat(4_000)}`, NOW).ok)
  assert.ok(cpuMs() - start < 500)
})

test.run()
