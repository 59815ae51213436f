// The scenes that a script can ask for.

import { burningPeople } from './burning-scene.ts'
import { DAY, MINUTE, muchSaid, person, request } from './script.ts'
import type { RequestView } from '../../../../src/conversation/views.ts'
import type { Person, Script } from './script.ts'

export interface Scene {
  readonly people: readonly Person[]
  readonly requests: readonly RequestView[]
}

export function sceneOf (script: Script): Scene {
  switch (script.scene) {
    case 'empty': return { people: [], requests: [] }
    case 'usual': return usual(script.messages)
    case 'crowd': return { people: Array.from({ length: 300 }, (_, at) => {
      return person(`crowd-${at}`, `Friend ${at + 1}`, {}, muchSaid(2))
    }),
    requests: [] }
    case 'hostile': return hostile()
    case 'burning': return { people: burningPeople(), requests: [] }
  }
}

function usual (count?: number): Scene {
  const until = Date.now() + 5 * DAY
  const held = { heldBy: [
    { host: 'Cleo’s house', until, contact: 'cleo' }, { host: 'Dan’s house', until, contact: 'dan' }
  ],
  houses: 3,
  heldAt: Date.now() - 3 * MINUTE }
  const unread = count === undefined ? 2 : 0
  const ben = person('ben', 'Ben', { state: 'verified', pinned: true, unread },
    count === undefined
      ? [
          { from: 'them', text: 'Are you coming on Friday? Cleo asked, too.', ago: 1_700 },
          { from: 'me', text: 'Yes. I will bring the big pot and the good bread.', ago: 1_696 },
          { from: 'me', text: 'And the recipe is here: https://snug.example/soup', ago: 1_695 },
          { from: 'them', text: 'Perfect', ago: 1_690 },
          { from: 'snug', text: '', ago: 300,
            more: { notice: { code: 'new-device', args: {} } } },
          { from: 'me', text: 'Was that you, with the new phone?', ago: 290 },
          { from: 'them', text: 'Yes, that was me. The old one fell into the pond, and the ducks ' +
            'have it now.', ago: 12 },
          { from: 'them', text: 'See you at seven?', ago: 11 }
        ]
      : muchSaid(count))
  const [, , , , , , sixth] = ben.messages
  const read = count === undefined && sixth !== undefined ? { readUpTo: sixth.position - 1 } : {}
  const people = [
    { ...ben, view: { ...ben.view, ...read } },
    person('cleo', 'Cleo', { route: 'houses' }, [
      { from: 'them', text: 'The house runs well. I gave it a new disk.', ago: 2_900 },
      { from: 'me', text: 'Thank you for keeping our mail. Here is the list for the garden:\n\n' +
        '- beans\n- two small trees\n- a lamp', ago: 2_880 },
      { from: 'me', ago: 3, state: 'held', more: held,
        text: 'Do you need anything from the market?' }
    ]),
    person('dan', 'Dan', { route: 'none', muted: true, retention: 86_400,
      draft: 'I thought about what you said, and' }, [
      { from: 'them', text: 'I am away until Monday.', ago: 3_000 },
      { from: 'me', text: 'Then we talk on Monday', ago: 2_990, state: 'waiting',
        more: { waitingFor: 'both-here', houses: 0 } }
    ]),
    person('eve', 'Ben from the workshop', { route: 'relayed', retention: 0 }, [
      { from: 'me', text: 'Is the chair ready?', ago: 8_000, state: 'expired' },
      { from: 'me', text: 'I can come by tomorrow.', ago: 7_000, state: 'failed',
        more: { fault: { code: 'farewell', message: 'Ben no longer accepts messages' } } }
    ]),
    person('new', 'Ana’s sister', { state: 'changed', route: 'none' }, [
      { from: 'them', text: 'Did you water the plants?', ago: 9_000 },
      { from: 'snug', text: '', ago: 8_900,
        more: { notice: { code: 'identity-changed', args: {} } } }
    ]),
    person('quiet', 'Cleo and Dan’s house', { route: 'houses' }, [])
  ]
  return { people, requests: [request('door', 'Dan from the choir', 'We met on Sunday')] }
}

function hostile (): Scene {
  const giant = 'W'.repeat(4_000)
  return {
    people: [
      person('html', '<img src=x onerror=alert(1)>', { unread: 120 }, [
        { from: 'them', text: `<script>alert(1)</script> <b>bold</b> &amp; ${giant}`, ago: 30 },
        { from: 'them', ago: 20, text: 'javascript:alert(1) data:text/html,hi ' +
          'http://ana:secret@snug.example/ https://аррӏе.example/login' }
      ]),
      person('bidi', '\u202Egnp.exe\u202C ✓ Verified', {}, [
        { from: 'them', text: '\u202Ethis runs backwards', ago: 30 },
        { from: 'me', ago: 20, state: 'delivered',
          text: 'שלום, this is mixed: \u2067 abc \u2069 end' },
        { from: 'them', text: 'مرحبا بك في الغرفة الصغيرة، كيف حالك؟', ago: 10 }
      ]),
      person('long', 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2), { state: 'verified' }, [
        { from: 'them', ago: 5,
          text: ['a'.repeat(400), '🕯️'.repeat(300), 'z̸̗̈́'.repeat(200)].join('\n') },
        { from: 'me', text: '\n\n\n\nfour empty lines\n\n\n\n', ago: 4, state: 'delivered' }
      ])
    ],
    requests: [request('door', 'N'.repeat(64), giant)]
  }
}
