// German words of persons: at the door, their details, comparing numbers.

import { pluralOf } from '../plural.ts'
import type { PersonsText } from '../en/persons.ts'

const plural = pluralOf('de')

export const de: PersonsText = {
  doorTitle: 'Vor der Tür',
  someone: (name) => `Jemand steht vor der Tür: „${name}“`,
  unnamed: 'Jemand ohne Namen steht vor der Tür',
  theirWord: 'Der Name ist selbst gewählt, und niemand hat ihn geprüft.',
  cameAt: (when) => `Gekommen: ${when}`,
  theirNote: 'Dazu stand:',
  noNote: 'Dazu stand nichts.',
  alike: (name) => `Das sieht aus wie ${name} unter deinen Kontakten, ist aber jemand anderes. ` +
    'Frag nach, bevor du öffnest.',
  beforeYouDecide: 'Bevor du entscheidest',
  risk: {
    newIdentity: (age) => `Diese Identität ist neu: laut ihr selbst ist sie ${age} alt.`,
    manyRequests: (count) => plural(count, {
      one: 'In derselben Stunde kam 1 weiterer Mensch an deine Tür.',
      other: `In derselben Stunde kamen ${count} weitere an deine Tür.`
    }),
    nobodyInCommon: 'Niemand, den du kennst, hat euch bekannt gemacht.',
    alikeName: (name) => `Der Name sieht aus wie ${name} unter deinen Kontakten.`,
    alikeLink: (host) => `Ein Link darin führt woanders hin, als es aussieht: zu ${host}.`
  },
  report: 'Beweis aufheben',
  reportTitle: 'Ein Beweis für diese Anfrage',
  reportMeans: 'Wer deine Adresse benutzt, unterschreibt Namen und erste Worte, und weiß es. Mit ' +
    'dieser Datei kannst du beweisen, dass sie geschrieben wurden, wem du willst. Snug schickt ' +
    'sie nirgendwohin.',
  reportNot: 'Diese Datei beweist weder, wer der Mensch ist, noch wann geschrieben wurde.',
  reportEnds: 'Sobald du jemanden hereinlässt, lässt sich nichts mehr beweisen, was ihr ' +
    'schreibt, und auch diese Datei nicht mehr machen.',
  reportMaking: 'Die Datei wird gemacht…',
  reportSave: 'Datei sichern',
  reportClose: 'Schließen',
  checkReport: 'Beweis prüfen',
  reportHolds: 'Die Unterschriften stimmen',
  reportFrom: 'Geschrieben von einem Gerät von',
  reportName: 'Genannt',
  reportTo: 'An',
  reportTime: 'Wann, nach eigener Angabe',
  reportBad: 'Diese Datei beweist nichts: Sie ist kein Beweis für eine Anfrage, oder jemand hat ' +
    'sie verändert.',
  reportNewer: 'Eine andere Version von Snug hat diese Datei gemacht. Aktualisiere Snug.',
  showsAs: (name) => `Du würdest den Namen ${name} sehen.`,
  accept: 'Annehmen',
  acceptMeans: 'Ihr könnt einander schreiben. Das andere Gerät erfährt, wie es deines erreicht.',
  decline: 'Ablehnen',
  declineMeans: 'Alles Hinterlassene verschwindet. Davon erfährt niemand, und neues Klopfen geht.',
  block: 'Blockieren',
  blockMeans: 'Klopfen geht nicht mehr. Davon erfährt niemand.',
  accepted: (name) => `${name} ist da.`,
  declined: (name) => `Du hast ${name} abgelehnt.`,
  blockedNow: (name) => `Du hast ${name} blockiert.`,
  write: 'Schreiben',
  nobodyTitle: 'Niemand steht vor der Tür',
  nobodyHint: 'Wer dich über deine offene Adresse findet, klopft erst hier an. Niemand bekommt ' +
    'eine Antwort, bevor du entscheidest.',
  invite: 'Jemanden einladen',

  contactTitle: 'Über diesen Kontakt',
  gone: 'Dieser Kontakt ist nicht mehr hier.',
  toDoor: 'Zur Tür',
  myName: 'Dein Name für diesen Kontakt',
  myNameHint: 'Nur du siehst ihn.',
  save: 'Speichern',
  nameEmpty: 'Ein Name braucht mindestens einen Buchstaben.',
  renamed: (name) => `Du siehst jetzt den Namen ${name}.`,
  theirName: (name) => `Nennt sich selbst „${name}“`,
  state: {
    invited: (name) => `${name} hat noch nicht geantwortet`,
    requested: (name) => `${name} steht vor der Tür`,
    connected: () => 'Verbunden, noch nicht geprüft',
    verified: () => 'Geprüft: Ihr habt die Nummern verglichen',
    changed: () => 'Die Identität ist neu und wurde nicht geprüft',
    blocked: () => 'Blockiert: Nichts kommt herein'
  },
  acceptChange: 'Das ist dieser Mensch',
  keepApart: 'Getrennt lassen',
  attachedAsk: (one, other) => `Du hast gesagt, dass ${other} auch ${one} ist. Bis du ` +
    'entscheidest, geht an keinen von beiden etwas. Vergleiche zuerst die Nummer des ' +
    'neuen Kontakts.',
  replaced: (one, other) => `${other} ist an die Stelle von ${one} getreten.`,
  odd: {
    bidi: 'Der Name kam mit Zeichen, die Text umdrehen. Sie sind entfernt.',
    mixed: 'Der Name mischt Buchstaben verschiedener Schriften, die gleich aussehen.'
  },
  stored: 'Alles, was darüber gespeichert ist',
  history: 'Was sich geändert hat',
  historyNone: 'Noch nichts.',
  changes: {
    'met-invite': () => 'Ihr habt euch durch eine Einladung getroffen',
    'met-address': () => 'Kam über deine Adresse, und du hast geöffnet',
    'met-introduced': (who) => `${who} hat euch bekannt gemacht`,
    'new-device': (which) => `Ein neues Gerät: ${which}`,
    'device-gone': (which) => `Ein Gerät gehört nicht mehr dazu: ${which}`,
    verified: () => 'Du hast die Nummer verglichen',
    unverified: () => 'Du hast das Siegel entfernt',
    'identity-changed': () => 'Das Konto hat ein anderes als Nachfolger genannt',
    attached: () => 'Du hast gesagt, dass eine neue Einladung dazugehört',
    accepted: () => 'Du hast die neue Identität angenommen',
    'kept-apart': () => 'Du hast die neue Identität getrennt gelassen',
    'device-list-fork': () => 'Zwei verschiedene Listen der Geräte kamen',
    'split-view': (who) => `${who} sieht andere Geräte als du`
  },
  introduce: 'Einem Freund vorstellen',
  introduceTitle: (name) => `Wem stellst du ${name} vor?`,
  introduceHint: 'Beide werden gefragt. Nur wenn beide zustimmen, lernen sie sich kennen; von ' +
    'einem Nein erfährt niemand.',
  introduceNobody: 'Du hast hier noch keinen anderen Freund.',
  introduced: (one, other) => `${one} und ${other} werden gefragt.`,
  introductions: 'Bekannt machen',
  introducing: (both) => `Du möchtest ${both} einander vorstellen.`,
  introducedBy: (by, name) => `${by} möchte dir ${name} vorstellen.`,
  agree: 'Kennenlernen',
  turnDown: 'Ablehnen',
  agreedWaits: 'Du hast zugestimmt. Es geht weiter, wenn die andere Seite es auch tut.',
  bothAsked: 'Beide sind gefragt.',
  bothAgreed: 'Beide haben zugestimmt.',
  shutOut: (confirmed, houses) =>
    `Häuser von dir, die ihre Post abweisen: ${confirmed} von ${houses}.`,
  since: (when) => `Seit: ${when}`,
  changedTitle: 'Halt, erst prüfen',
  compare: 'Nummern vergleichen',
  compareWhy: (name) => `Stell sicher, dass niemand zwischen dir und ${name} steht.`,
  compareAgain: 'Nummer ansehen',

  way: 'Der Weg dorthin',
  wayShows: {
    direct: (name) => `${name} sieht die Internetadresse deines Geräts, und du siehst die ` +
      'andere. Niemand ist dazwischen.',
    relayed: (name) => 'Ein Haus reicht alles versiegelt weiter. Es sieht beide Adressen und ' +
      `wann du und ${name} sprecht, nie was ihr sagt.`,
    houses: (name) => 'Was du schreibst, liegt versiegelt bei Häusern, die Post für ' +
      `${name} aufbewahren. Sie sehen deine Adresse, wann du kommst und wie viel du ` +
      'hinterlässt, nie was darin steht.',
    none: (name) => `Was du an ${name} schreibst, bleibt auf diesem Gerät, bis es einen Weg gibt.`
  },
  relayOnly: 'Du hast gewählt, dass Kontakte deine Adresse nie sehen.',
  notRelayOnly: 'Sobald es einen direkten Weg gibt, ist deine Adresse dort zu sehen. In den ' +
    'Einstellungen kannst du das verbieten.',

  messages: 'Nachrichten',
  deniable: 'Nichts, was ihr hier schreibt, lässt sich anderen beweisen. Auch ein Bild vom ' +
    'Bildschirm beweist nichts.',
  timer: 'Wann Nachrichten herunterbrennen',
  change: 'Ändern',
  mute: 'Stumm schalten',
  muteHint: 'Nachrichten kommen an, und nichts macht auf sie aufmerksam.',
  pin: 'Oben anheften',
  leaveMail: (name) => `${name} bewahrt deine Post auf`,
  leaveMailHint: (name) => `${name} hat ein Gerät, das immer an ist. Es bewahrt deine Post ` +
    'versiegelt auf, während du weg bist.',

  door: 'Die Tür',
  blockLong: (name) => `${name} blockieren`,
  blockTitle: (name) => `${name} blockieren?`,
  blockAsk: (name) => `Von ${name} kommt nichts mehr herein, ohne dass ${name} davon erfährt. ` +
    'Was gesagt wurde, bleibt hier. Um euch wieder zu treffen, braucht ihr eine neue Einladung.',
  unblockLong: (name) => `${name} nicht mehr blockieren`,
  unblock: 'Nicht mehr blockieren',
  unblockTitle: (name) => `${name} nicht mehr blockieren?`,
  unblockAsk: (name) => `${name} kann wieder anklopfen. Was gesagt wurde, wird hier gelöscht, ` +
    'und um euch wieder zu treffen, braucht ihr eine neue Einladung.',
  removeLong: (name) => `${name} entfernen`,
  remove: 'Entfernen',
  removeTitle: (name) => `${name} entfernen?`,
  removeAsk: (name) => 'Euer ganzes Gespräch wird auf diesem Gerät gelöscht, und nichts bringt ' +
    `es zurück. Was ${name} schon hat, bleibt dort, bis es herunterbrennt. Um euch wieder zu ` +
    'treffen, braucht ihr eine neue Einladung.',
  removed: (name) => `${name} ist entfernt.`,

  verifyTitle: 'Nummern vergleichen',
  verifyIntro: (name) => `Triff ${name} oder ruf an. Öffnet diese Seite auf beiden Geräten und ` +
    'lest euch die Nummer vor. Ist sie gleich, steht niemand zwischen euch.',
  number: (name) => `Deine Nummer mit ${name}: 12 Gruppen aus fünf Ziffern`,
  code: (name) => `Der Code für ${name} zum Scannen`,
  orScan: (name) => `Seid ihr beieinander? Lass ${name} diesen Code scannen, oder scanne den ` +
    'anderen.',
  scan: 'Den anderen Code scannen',
  scanTitle: 'Den anderen Code scannen',
  match: 'Sie sind gleich',
  noMatch: 'Sie sind nicht gleich',
  notYet: (name) => `Du kannst vergleichen, sobald ${name} geantwortet hat.`,
  blockedYet: (name) => `Du hast ${name} blockiert: Es gibt nichts zu vergleichen.`,
  matched: (name) => `Das ist ${name}`,
  matchedHint: (name) => `Das Siegel steht von jetzt an neben dem Namen ${name}. Ändert sich die ` +
    'Identität, hält Snug an und sagt es.',
  done: 'Fertig',
  differTitle: 'Die Nummern sind verschieden',
  differHint: (name) => 'Entweder ist bei einem von euch ein anderes Gespräch offen, oder jemand ' +
    `steht zwischen euch. Stell sicher, dass ${name} das Gespräch mit dir ansieht, und ` +
    'vergleicht noch einmal. Sind sie wieder verschieden, schreib hier nichts Privates und ' +
    'sprecht persönlich.',
  again: 'Noch einmal vergleichen',
  sealed: (when) => `Du hast diese Nummer verglichen: ${when}.`,
  unseal: 'Siegel entfernen',
  scanFault: {
    'own-code': 'Das ist der Code, den dein eigenes Snug zeigt. Scanne den auf dem anderen ' +
      'Bildschirm.',
    'other-version': 'Diesen Code hat eine andere Version von Snug gemacht. Aktualisiert beide, ' +
      'oder vergleicht die Ziffern.',
    'not-ours': 'Das ist ein anderer Code. Der richtige steht in eurem Gespräch unter „Nummern ' +
      'vergleichen“.'
  }
}
