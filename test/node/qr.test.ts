import { decodeQR } from 'qr/decode.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { terminalQr } from '../../node/qr.ts'
import { INVITE_COMPACT } from '../../src/base/limits.ts'
import { encodeInvite } from '../../src/identity/invite.ts'
import { inviteLink } from '../../src/identity/invite-link.ts'
import { scannableSafetyNumber } from '../../src/identity/scannable.ts'
import { ana, cleo, dan, host, oneTime } from '../identity/invites.ts'
import { person } from '../identity/people.ts'
import { blur, draw, plain, rotate, toImage } from './terminal-picture.ts'

const test = suite('terminal QR code')
const invite = oneTime([cleo, dan])
const link = inviteLink(invite)
const DARK = { ink: 204, paper: 12 }
const LIGHT = { ink: 30, paper: 250 }
const PATIENT = { effort: Infinity, timeLimit: Infinity }
const SCALE = 6 // pixels a module

const width = (code: string | undefined): number =>
  Math.max(...plain(code ?? '').split('\n').map((line) => line.length))

test('of a typical invite is read from a turned and blurred picture, dark or light', () => {
  assert.ok(encodeInvite(invite).length <= INVITE_COMPACT)
  const code = terminalQr(link)
  for (const terminal of [DARK, LIGHT]) {
    for (const degrees of [0, 7, -13, 90, 178]) {
      const picture = blur(rotate(draw(code!, SCALE, terminal), degrees), 2)
      assert.is(decodeQR(toImage(picture), PATIENT), link, `${degrees} degrees`)
    }
  }
})

test('is read without colours from a dark terminal', () => {
  const code = terminalQr(link, { colour: false })!
  assert.not.ok(code.includes('\u001b'))
  assert.is(decodeQR(toImage(blur(rotate(draw(code, SCALE, DARK), 7), 2)), PATIENT), link)
})

test('of a typical invite fits into 80 columns with its whole quiet zone', () => {
  const code = terminalQr(link)
  assert.is(width(code), 69)
  assert.is(code?.split('\n').length, 35)
  const full = `snug:${'A'.repeat(Math.ceil(INVITE_COMPACT * 4 / 3))}`
  assert.is(width(terminalQr(full)), 73)
})

test('gives up part of its quiet zone in a narrow terminal, and then itself', () => {
  assert.is(width(terminalQr(link, { columns: 69 })), 69)
  assert.is(width(terminalQr(link, { columns: 68 })), 65)
  const narrow = terminalQr(link, { columns: 65 })!
  assert.is(decodeQR(toImage(blur(rotate(draw(narrow, SCALE, DARK), 7), 2)), PATIENT), link)
  assert.is(terminalQr(link, { columns: 64 }), undefined)
})

test('of the largest invite needs a wider terminal, and is read there', () => {
  const long = (name: string): ReturnType<typeof host> => host(name, `/dns/${'a'.repeat(92)}/tcp/1`)
  const largest = inviteLink(oneTime([long('1'), long('2'), long('3')]))
  assert.is(terminalQr(largest), undefined)
  const code = terminalQr(largest, { columns: 100 })!
  assert.is(decodeQR(toImage(blur(rotate(draw(code, SCALE, DARK), 7), 1)), PATIENT), largest)
})

test('gives back bytes as they are: the safety number', () => {
  const scannable = scannableSafetyNumber(ana.account.id, person('Ben').account.id)
  const code = terminalQr(scannable)!
  const textDecoder = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
  const text = decodeQR(toImage(blur(draw(code, SCALE, LIGHT), 1)), { ...PATIENT, textDecoder })
  assert.equal(Uint8Array.from(Buffer.from(text, 'latin1')), scannable)
})

test.run()
