import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sharedForm } from '../../../browser/model/invite-share.ts'

const test = suite('sharing an invite')
const LINK = 'snug:AQEx'

function at (address: string): ReturnType<typeof sharedForm> {
  return sharedForm(LINK, new URL(address))
}

test('opens the app where others can open it, with the invite where no server sees it', () => {
  const shared = at('https://house.example/')
  assert.equal(shared, { text: 'https://house.example/#snug:AQEx', opensApp: true })
  assert.is(new URL(shared.text).hash, '#snug:AQEx')
  assert.is(at('https://house.example:7685/snug/').text,
    'https://house.example:7685/snug/#snug:AQEx')
})

test('is plain text at an address of this computer, and over an open line', () => {
  for (const address of [
    'http://127.0.0.1:7685/', 'https://127.0.0.1/', 'https://localhost:1/', 'https://a.localhost/',
    'https://[::1]/', 'http://192.168.1.4:7685/', 'http://house.example/'
  ]) assert.equal(at(address), { text: LINK, opensApp: false }, address)
})

test.run()
