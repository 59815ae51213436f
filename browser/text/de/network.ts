// German words of the network page, of its line, and of the house that serves the page.

import { pluralOf } from '../plural.ts'
import type { NetworkText } from '../en/network.ts'

const plural = pluralOf('de')

export const de: NetworkText = {
  title: 'Netz',
  line: {
    direct: 'Verbunden, direkt',
    relayed: 'Verbunden, über ein Haus',
    houses: 'Verbunden: gerade ist niemand da',
    offline: 'Nicht verbunden: niemand ist zu erreichen',
    alone: 'Allein hier'
  },
  hints: {
    direct: 'Wer gerade da ist, hat sofort, was du schreibst, geradewegs von diesem Gerät.',
    relayed: 'Wer gerade da ist, hat sofort, was du schreibst. Ein Haus reicht es weiter, ' +
      'versiegelt.',
    houses: 'Gerade ist niemand da. Häuser heben versiegelt auf, was du schreibst.',
    offline: 'Was du schreibst, wartet hier und geht los, sobald es einen Weg gibt.',
    alone: 'Lade jemanden ein oder tritt einem Haus bei.'
  },
  inviteFriend: 'Jemanden einladen',
  keepersTitle: 'Wer deine Post aufhebt',
  nobodyKeeps: 'Noch hebt niemand deine Post auf: Nachrichten kommen nur an, wenn ihr beide da ' +
    'seid. Lass ein Haus sie aufheben.',
  keeping: (until) => `Hebt deine Post versiegelt auf, bis ${until}`,
  brought: (count, last) => plural(count, {
    one: `Hat eine Nachricht gebracht, ${last}`,
    other: `Hat ${count} Nachrichten gebracht, die letzte ${last}`
  }),
  waiting: 'Hat noch nicht geantwortet',
  refused: 'Hebt deine Post nicht auf',
  removeHouse: 'Dieses Haus verlassen',
  leaveTitle: (name) => `${name} verlassen?`,
  leaveWords: 'Von da an hebt es keine Post mehr für dich auf. Tut das kein anderes Haus, kommen ' +
    'Nachrichten nur an, wenn ihr beide da seid.',
  leave: 'Verlassen',
  servesPage: 'Das Haus dieser Seite',
  join: 'Einem Haus beitreten',
  addHouse: 'Adresse eines Hauses',
  addHint: 'Die Zeile, die das Haus beim Start ausgibt. Sie beginnt mit / und enthält /p2p/.',
  add: 'Beitreten',
  added: 'Dieses Haus ist gebeten, deine Post aufzuheben.',
  removed: 'Dieses Haus hebt keine Post mehr für dich auf.',
  relaysTitle: 'Häuser, die Nachrichten weiterreichen',
  noRelays: 'Gerade hält keines einen Platz für dich frei.',
  place: (until) => `Hält einen Platz für dich frei bis ${until}`,
  noPlace: 'Hält gerade keinen Platz für dich frei',
  peopleTitle: 'Gerade verbunden',
  noPeople: 'Niemand.',
  unknown: 'Jemand aus dem Netz',
  outgoing: 'Von hier aus erreicht',
  incoming: 'Von selbst gekommen',
  keptTitle: 'Für wen du Post aufhebst',
  noneKept: 'Für niemanden: Ein Browser ist nicht immer an. Ein eigenes Haus könnte es.',
  traffic: (sent, received) => `${sent} gesendet, ${received} empfangen seit dem Start`,
  trafficTitle: 'Wie viel über das Netz ging',
  faultTitle: 'Was zuletzt nicht ging',
  noFault: 'Nichts.',
  copyReport: 'Bericht ohne Geheimnisse kopieren',
  copied: 'Der Bericht ist kopiert. Er enthält keine Namen, Schlüssel oder Adressen.',
  house: {
    title: 'Haus',
    absentTitle: 'Gerade kein Haus',
    absent: 'Keines liefert im Moment diese Seite. Deine Gespräche sind trotzdem hier.',
    unknown: 'Das Haus wird gefragt …',
    here: 'Das Haus, von dem diese Seite kommt',
    guest: 'Du bist Gast in diesem Haus: Für Gäste hebt es wenig Post auf.',
    friendsOnly: 'Dieses Haus hebt nur für Freunde Post auf.',
    nobody: 'Dieses Haus hebt für niemanden Post auf.',
    ownHint: 'Wer es betreibt, macht dich mit einem Link zum Besitzer: snug house link',
    ownable: 'Dieses Haus gehört noch niemandem. Öffne den Link, den es beim Start ausgab.',
    claiming: 'Dem Haus wird gesagt, dass es dir gehört …',
    owned: 'Dieses Haus gehört dir',
    running: (time, version) => `Laufzeit: ${time}, Version ${version}`,
    status: 'Wie es ihm geht',
    connections: 'Verbindungen',
    room: 'Vergebener Platz',
    roomOf: (used, all) => `${used} von ${all}`,
    bytes: 'Gesendet und empfangen',
    addresses: 'Wo es zu erreichen ist',
    policy: 'Für wen es Post aufhebt',
    policies: { friends: 'Nur für seine Besitzer', visitors: 'Für Besitzer und Gäste',
      nobody: 'Für niemanden' },
    policyHints: {
      friends: 'Gäste werden abgewiesen; was für sie liegt, geht, wenn seine Zeit um ist.',
      visitors: 'Wer die Seite öffnet, darf ein wenig Post hier lassen.',
      nobody: 'Post wartet, wo sie geschrieben wurde, bis beide da sind.'
    },
    kept: 'Wer hier Post hat',
    noneKept: 'Niemand hat hier Post.',
    who: { visitor: 'Gast', friend: 'Freund', owner: 'Besitzer' },
    keptLine: (size, until) => `${size}, bis ${until}`,
    forget: 'Vergessen',
    forgetTitle: 'Vergessen, was für diesen Gast hier liegt?',
    forgetWords: 'Was noch nicht abgeholt ist, ist verloren, und niemand erfährt davon. Der Gast ' +
      'kann wieder Post hier lassen.',
    owners: 'Besitzer',
    since: (day) => `seit ${day}`,
    you: 'Das bist du',
    disown: 'Entziehen',
    disownTitle: (name) => `${name} das Haus entziehen?`,
    disownWords: 'Dann ist für diesen Menschen nicht mehr zu sehen und zu ändern, wie es ihm ' +
      'geht. Mit einem neuen Link geht es wieder.',
    leave: 'Abgeben',
    leaveTitle: 'Dieses Haus abgeben?',
    leaveWords: 'Du kannst nicht mehr sehen und ändern, wie es ihm geht. Ein anderer Besitzer ' +
      'kann dir einen Link machen.',
    link: 'Link für einen weiteren Besitzer machen',
    linkHint: 'Er gilt einmal. Wer ihn öffnet, hat dieselben Rechte wie du.',
    linkReady: 'Der Link, für einen Menschen:',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    silent: 'Das Haus antwortet gerade nicht.',
    again: 'Noch einmal fragen'
  }
}
