// German words of conversations: list, timeline, writing, searching.

import { dative } from '../cases.ts'
import { pluralOf } from '../plural.ts'
import type { ChatText } from '../en/chat.ts'

const plural = pluralOf('de')

export const de: ChatText = {
  conversations: 'Gespräche',
  addFriend: 'Jemanden einladen oder hinzufügen',
  menu: 'Menü',
  searchAll: 'Suchen',
  clearSearch: 'Suche leeren',
  door: (name) => `Jemand steht vor der Tür: „${name}“`,
  doorMany: (count) => `${count} Leute stehen vor der Tür`,
  doorHint: 'Niemand bekommt eine Antwort, bevor du entscheidest',
  alone: 'Du bist allein hier.',
  aloneHint: 'Lade jemanden ein oder tritt einem Haus bei.',
  aloneKept: 'Ein Haus hebt deine Post auf. Lade jemanden ein.',
  invite: 'Jemanden einladen',
  joinHouse: 'Einem Haus beitreten',
  nobody: 'Hier stehen deine Gespräche.',
  people: 'Leute',
  messages: 'Nachrichten',
  looking: 'Wird gesucht …',
  nothingFound: (query) => `Nirgends steht hier „${query}“.`,
  onlyHere: 'Durchsucht wird nur, was auf diesem Gerät liegt.',
  searchFull: 'Es sind zu viele Nachrichten für die Suche: Die ältesten fehlen.',
  unread: (count) => plural(count, { one: '1 neue Nachricht', other: `${count} neue Nachrichten` }),
  you: 'Du',
  snug: 'Snug',
  byYou: (text) => `Du: ${text}`,
  draft: (text) => `Entwurf: ${text}`,
  noMessages: 'Noch nichts geschrieben',
  muted: 'Stumm',
  pinned: 'Angeheftet',
  atTheDoor: 'Vor der Tür',

  choose: 'Ein kleines eigenes Zimmer',
  chooseHint: 'Wähle ein Gespräch. Was du dort sagst, bleibt zwischen euch beiden.',
  keysHint: 'Alle Tasten',

  burnsAfter: (after) => `Brennt nach ${dative(after)} herunter`,
  stays: 'Nichts brennt herunter',
  contact: 'Über diesen Kontakt',
  verify: 'Nummern vergleichen',
  searchHere: 'Hier suchen',
  mute: 'Stumm schalten',
  unmute: 'Wieder melden',
  pin: 'Oben anheften',
  unpin: 'Nicht mehr anheften',
  timer: 'Wann Nachrichten herunterbrennen',
  timerTitle: 'Wann brennen Nachrichten herunter?',
  timerHint: (name) =>
    `Gilt für neue Nachrichten, für dich und für ${name}. Habt ihr Verschiedenes ` +
    'gewählt, gilt die kürzere Zeit.',
  timerKeep: 'Gar nicht',
  timerKeepHint: 'Sie bleiben, bis du sie löschst',
  save: 'Speichern',

  timeline: (name) => `Nachrichten mit ${name}`,
  retentionRule: (after) =>
    `Nachrichten brennen hier nach ${dative(after)} herunter, für euch beide.`,
  retentionKeep: 'Nachrichten bleiben hier, bis du sie löschst.',
  change: 'Ändern',
  beginning: (name) => `Hier beginnt dein Gespräch mit ${name}.`,
  sayHello: 'Sag Hallo. Es ist versiegelt, nur ihr beide könnt es lesen.',
  newFromHere: 'Neu',
  latest: 'Zur neuesten Nachricht',
  latestUnread: (count) => plural(count,
    { one: '1 neue Nachricht weiter unten', other: `${count} neue Nachrichten weiter unten` }),
  loadingOlder: 'Weiter zurück …',
  actions: 'Was mit dieser Nachricht geschehen soll',
  details: 'Einzelheiten',
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Dieser Browser ließ Snug nicht kopieren.',
  remove: 'Löschen',
  keep: 'Behalten',
  retry: 'Noch einmal senden',
  removeTitle: 'Diese Nachricht löschen?',
  removeHint: (name) => `Sie wird hier gelöscht. Was ${name} schon hat, bleibt dort, bis es ` +
    'herunterbrennt.',
  burnsAt: (at) => `Brennt herunter: ${at}`,
  arrived: (name, text) => `${name}: ${text}`,
  typing: (name) => `${name} schreibt…`,
  typingShort: 'schreibt…',
  hereNow: 'gerade da',
  opensOutside: (address) => `Öffnet ${address} außerhalb von Snug`,

  state: {
    waiting: 'Wartet',
    sent: 'Gesendet',
    delivered: 'Angekommen',
    read: 'Gelesen',
    failed: 'Nicht gesendet',
    expired: 'Ungelesen abgelaufen'
  },
  held: (count, houses, until) => `Bei ${count} von ${houses} bis ${until}`,
  waitingLong: {
    'both-here': (name) =>
      `Wartet. Noch bewahrt niemand Post für ${name} auf, also geht das hinaus, ` +
      'wenn ihr beide da seid.',
    'a-way': (name) =>
      `Wartet. Das geht hinaus, sobald ${name} oder ein Haus, das Post für ${name} ` +
      'aufbewahrt, zu erreichen ist.',
    'a-relay': (name) => 'Wartet. Du zeigst niemandem deine Adresse, also geht das nur über eine ' +
      `Zwischenstation von ${name} oder über ein Haus, das Post für euch beide aufbewahrt.`
  },
  heldLong: (name, houses, count, until) =>
    `${name} bekommt das beim nächsten Mal hier. ${plural(count, {
      one: `${houses} bewahrt es`, other: `${houses} bewahren es`
    })} versiegelt auf, bis ${until}.`,
  houseOf: (name) => `das Haus von ${name}`,
  deliveredLong: (name) => `Das Gerät von ${name} hat es.`,
  readLong: (name) => `${name} hat es gelesen.`,
  expiredLong: (name) => `${name} hat es nicht rechtzeitig abgeholt. Sende es noch einmal oder ` +
    'lösche es.',
  failedLong: (reason) => `Nicht gesendet: ${reason}.`,
  failure: {
    farewell: (name) => `${name} nimmt hier keine Nachrichten mehr von dir an`,
    removed: () => 'der Kontakt wurde entfernt',
    blocked: (name) => `du hast ${name} blockiert`,
    'device-gone': (name) => `${name} verwendet das Gerät nicht mehr, für das es war`,
    restored: () => 'es war unterwegs, als diese Sicherung entstand, und kam vielleicht nicht an'
  },
  refused: 'es wurde abgelehnt',

  notice: {
    introduction: (name, who) =>
      `${name} möchte dir ${who} vorstellen. Die Frage steht vor der Tür.`,
    'split-view': (name, who) =>
      `${who} sieht andere Geräte von ${name} als du: Jemand von euch wird vielleicht getäuscht. ` +
      `Frag ${name} persönlich, bevor du etwas Vertrauliches schreibst.`,
    'split-view-me': (name) =>
      `${name} sieht andere Geräte von dir, als du hast. Vielleicht hat jemand den Schlüssel ` +
      'deines Kontos. Vergleicht die Nummern persönlich.',
    'new-device': (name) => `${name} hat ein neues Gerät. Frag nach, wenn du davon nichts weißt.`,
    'identity-changed': (name) =>
      `Die Identität von ${name} ist neu. Frag persönlich oder am Telefon ` +
      'nach, bevor du wieder schreibst.',
    'version-fork': (name) =>
      `Zwei Listen der Geräte von ${name} widersprechen sich. Frag persönlich ` +
      'oder am Telefon nach.',
    'unreadable-content': () =>
      'Eine Nachricht kann nicht gezeigt werden: Diese Version von Snug ' +
      'versteht sie nicht.'
  },

  messageTitle: 'Nachricht',
  from: 'Von',
  written: 'Geschrieben',
  received: 'Empfangen',
  keptBy: 'Aufbewahrt von',
  keptUntil: (house, until) => `${house}, bis ${until}`,
  keptSince: 'Bei einem Haus hinterlegt',
  deliveredAt: 'Angekommen',
  readAt: 'Gelesen',
  timesForgotten: 'Vor mehr als 7 Tagen. Länger werden Zeiten nicht aufgehoben.',
  goneAt: 'Brennt herunter',
  neverGone: 'Nicht von selbst',
  tried: 'Was versucht wurde',
  notKept: (house) => `${house} hat es nicht.`,
  stateNow: 'Stand',
  gone: 'Diese Nachricht ist nicht mehr hier.',

  write: (name) => `Schreib an ${name}`,
  send: 'Senden',
  textOnly: 'Snug sendet hier Worte. Das war ein Bild oder eine Datei.',
  notText: 'Das war kein Text, der gesendet werden kann.',
  notSent: 'Es wurde nicht gesendet und steht noch hier.',
  tooLong: 'Das ist zu lang für eine Nachricht. Sende es in Teilen.',
  changed: (name) => `Die Identität von ${name} ist neu. Frag persönlich oder am Telefon nach, ` +
    'bevor du wieder schreibst.',
  compare: 'Vergleichen',
  keepWaiting: 'Weiter warten',
  blocked: (name) => `Du hast ${name} blockiert.`,
  unblock: 'Nicht mehr blockieren',
  invited: (name) =>
    `${name} hat noch nicht geantwortet und liest mit der Antwort, was du schreibst.`,
  requested: (name) => `${name} steht noch vor der Tür.`,
  asked: (name) => `${name} hat deine Notiz und hat dich noch nicht hereingelassen. Schreib den ` +
    'Rest, sobald du eine Antwort hast.',
  toDoor: 'Zur Tür',
  missing: 'Dieses Gespräch ist nicht mehr hier.',

  hitOf: (at, count) => `${at} von ${count}`,
  noHits: 'Nichts gefunden',
  olderHit: 'Älter',
  newerHit: 'Neuer',

  newMessage: 'eine neue Nachricht'
}
