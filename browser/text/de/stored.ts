// German words of the pages about what is stored, here and elsewhere.

import { pluralOf } from '../plural.ts'
import type { StoredText } from '../en/stored.ts'

const plural = pluralOf('de')

export const de: StoredText = {
  title: 'Was gespeichert ist',
  lead: 'Sieh nach, und lösche, was du willst',
  leadWords: 'Was dieses Gerät über Menschen aufhebt, und was Häuser für dich aufheben, ' +
    'versiegelt.',
  reading: 'Liest, was gespeichert ist',
  peopleTitle: 'Über Menschen',
  nobody: 'Noch nichts über jemanden. Sobald hier jemand ist, siehst du, was über sie oder ihn ' +
    'aufgehoben wird, und bis wann.',
  messages: (count, size) => plural(count, {
    one: `Eine Nachricht, ${size}`, other: `${count} Nachrichten, ${size}`
  }),
  noMessages: 'Keine Nachrichten',
  next: (until) => `Die nächste verschwindet: ${until}`,
  show: (name) => `Zeigen, was über ${name} aufgehoben wird`,
  holdersTitle: 'Was Häuser für dich aufheben',
  nobodyHolds: 'Kein Haus hebt etwas für dich auf. Wo eines deine Post aufhebt, siehst du hier ' +
    'bis wann, und nimmst sie zurück.',
  boxes: (count, invites) => plural(count, {
    one: invites > 0 ? 'Post für eine Einladung' : 'Deine Post',
    other: `Deine Post, an ${count} Stellen`
  }),
  until: (what, until) => `${what}, versiegelt, bis ${until}`,
  nothingPromised: (what) => `${what}: noch nichts versprochen`,
  room: (size) => `Sagt, dass es Platz für ${size} frei hält`,
  holds: (count, size, room) => plural(count, {
    one: `Sagt, dass es gerade eine Nachricht aufhebt, ${size}, mit Platz für ${room}`,
    other: `Sagt, dass es gerade ${count} Nachrichten aufhebt, ${size}, mit Platz für ${room}`
  }),
  leaving: 'Aufgegeben. Das Haus hat es noch nicht bestätigt.',
  takeBack: 'Zurücknehmen',
  takeBackTitle: (name) => `Alles von ${name} zurücknehmen?`,
  takeBackWords: 'Es vergisst, was es für dich aufhebt. Post, die du nicht abgeholt hast, ist ' +
    'verloren, wenn sie nicht mehr bei ihrem Absender liegt. Ein unehrliches Haus kann behalten, ' +
    'was es will, versiegelt.',
  takenBack: (name) => `${name} hat es bestätigt und hebt nichts mehr für dich auf.`,
  toldLater: (name) => `${name} erfährt es, sobald es erreichbar ist.`,
  leftTitle: 'Was Häuser für deine Freunde aufheben',
  nothingLeft: 'Keine deiner Nachrichten wartet in einem Haus.',
  left: (count, host, until) => plural(count, {
    one: `${host}: eine Nachricht von dir, bis ${until}`,
    other: `${host}: ${count} Nachrichten von dir, bis ${until}`
  }),
  noInvites: 'Keine Einladung ist offen.',
  foundTitle: 'Wo man dich findet',
  found: (until) => 'Versiegelte Notizen sagen deinen Freunden, und sonst niemandem, wo dieses ' +
    `Gerät ist. Es gibt sie für jeden Tag bis ${until}; andere heben jede zwei Tage auf.`,
  notFound: 'Niemand veröffentlicht, wo dieses Gerät ist.',
  kept: (count, size, until) => plural(count, {
    one: `Eine Nachricht, ${size}, bis ${until}`,
    other: `${count} Nachrichten, ${size}, bis ${until}`
  }),

  // Über einen Menschen
  personLead: (name) => `Was bei ${name} liegt, bleibt dort. Dies liegt hier.`,
  personGone: 'Über diesen Menschen wird nichts mehr aufgehoben.',
  here: 'Auf diesem Gerät',
  oldest: 'Die älteste',
  goesNext: 'Die nächste verschwindet',
  messagesName: 'Nachrichten',
  lasting: 'Bleiben, bis du sie löschst',
  starred: 'Mit Stern',
  waiting: 'Unterwegs',
  waitingUntil: (count, until) => `${count}, aufgegeben: ${until}`,
  draft: 'Geschrieben und nicht gesendet',
  characters: (count) => plural(count, { one: 'Ein Zeichen', other: `${count} Zeichen` }),
  chosen: 'Was du gewählt hast',
  muted: 'Stumm',
  pinned: 'Angeheftet',
  history: 'Was sich geändert hat',
  historyWords: (count) => plural(count, {
    one: 'Ein Eintrag, auf den Tag genau', other: `${count} Einträge, auf den Tag genau`
  }),
  introductions: 'Vorstellungen',
  request: 'Die Anfrage',
  requestWords: 'Unterschrieben, bis du annimmst oder ablehnst',
  since: 'So seit',
  devicesTitle: 'Die Geräte',
  noDevices: 'Keines ist bekannt.',
  device: (id) => `Gerät ${id}`,
  nowhere: 'Wo es ist, ist hier nicht bekannt.',
  addressGoes: (until) => `Weg: ${until}, wenn nichts mehr von ihm kommt.`,
  onlyWay: 'Bleibt: Es gibt keinen anderen Weg dorthin.',
  keepsMail: 'Bleibt: Es hebt deine Post auf.',
  sessions: (count) => plural(count, {
    one: 'Schlüssel einer Sitzung', other: `Schlüssel von ${count} Sitzungen`
  }),
  eraseTitle: 'Löschen',
  erase: 'Löschen',
  kinds: {
    messages: 'Alle Nachrichten',
    draft: 'Was nicht gesendet ist',
    addresses: 'Wo die Geräte sind',
    history: 'Was sich geändert hat',
    introductions: 'Vorstellungen',
    request: 'Die Anfrage',
    all: 'Alles, und den Kontakt'
  },
  ask: {
    messages: (name) => `Alle Nachrichten mit ${name} verschwinden von diesem Gerät, auch was ` +
      'unterwegs ist. Was angekommen ist, bleibt dort. Nichts bringt sie zurück.',
    draft: (name) => `Was du ${name} geschrieben und nicht gesendet hast, verschwindet.`,
    addresses: (name) => `Wo die Geräte von ${name} sind, verschwindet. Solange ihr in ` +
      'Verbindung seid, kommt es wieder.',
    history: (name) => `Was sich bei ${name} geändert hat, verschwindet: Geräte, Vergleiche, ` +
      'wie ihr euch getroffen habt. Nichts bringt es zurück.',
    introductions: (name) => `Vorstellungen durch ${name}, und die mit anderen, verschwinden von ` +
      'diesem Gerät.',
    request: (name) => `Was ${name} an deiner Tür unterschrieben hat, verschwindet. Nichts ` +
      'beweist es anderen mehr.',
    all: (name) => `${name} ist kein Kontakt mehr: Nachrichten, Schlüssel und Adressen ` +
      'verschwinden, und schreiben geht von dort nicht mehr. Niemand erfährt davon, und was dort ' +
      'liegt, bleibt.'
  },
  askTitle: (what) => `„${what}“ löschen?`,
  erased: 'Von diesem Gerät gelöscht.'
}
