// German words of what burns down, and when.

import type { BurningText } from '../en/burning.ts'

export const de: BurningText = {
  theyWant: (name, after) =>
    `${name} hat ${after} gewählt. Bis ${name} mehr wählt, gilt das für euch beide.`,
  keepAll: 'Behalten',
  honest: (name) => 'Ihr seht die Änderung beide. Snug hält sich auf beiden Seiten daran; ein ' +
    `verändertes Programm, ein Foto oder eine Kopie bei ${name} lässt sich von hier aus nicht ` +
    'zurücknehmen.',
  chose: {
    me: (after) => `Du hast gewählt: Nachrichten brennen nach ${after} herunter, für euch beide.`,
    them: (name, after) =>
      `${name} hat gewählt: Nachrichten brennen nach ${after} herunter, für euch beide.`
  },
  choseKeep: {
    me: 'Du hast gewählt, Nachrichten hier zu behalten. Sie bleiben, bis sie gelöscht werden.',
    them: (name) =>
      `${name} hat gewählt, Nachrichten hier zu behalten. Sie bleiben, bis sie gelöscht werden.`
  },
  wishes: {
    me: (name, wish, after) => `Du möchtest ${wish}. Bis ${name} das auch wählt, brennen ` +
      `Nachrichten nach ${after} herunter.`,
    them: (name, wish, after) => `${name} möchte ${wish}. Bis du das auch wählst, brennen ` +
      `Nachrichten nach ${after} herunter.`
  },
  clock: {
    title: 'Stimmt die Uhr dieses Geräts?',
    words: (says, seen, until) => `Sie zeigt ${says}. Als Snug zuletzt hier war, war es ${seen}. ` +
      'Nachrichten, die seitdem heruntergebrannt wären, werden zurückgehalten. Keine davon wird ' +
      `gelöscht, bis du antwortest, oder bis ${until}.`,
    right: 'Sie stimmt: löschen',
    wrong: 'Sie geht falsch: behalten',
    wasRight: 'Was vorbei war, ist gelöscht.',
    wasWrong: 'Sie sind wieder da. Stell die Uhr dieses Geräts richtig.'
  },
  timer: 'Zeit für das, was du als Nächstes schreibst',
  noTimer: 'Ohne Zeit',
  timerSet: (after) => `Brennt ${after} nach dem Lesen herunter; hier, nachdem es angekommen ist.`,
  timerOf: (after) => `Zeit: ${after} ab dem Lesen`,
  tookBackMine: 'Du hast diese Nachricht zurückgenommen.',
  tookBack: (name) => `${name} hat diese Nachricht zurückgenommen.`,
  takeBack: 'Für beide löschen',
  star: 'Merken',
  unstar: 'Nicht mehr merken',
  stars: {
    marked: 'Gemerkt',
    kept: 'Gemerkt und behalten',
    asked: 'Es wird gefragt, ob du sie behalten darfst',
    refused: 'Wer sie schrieb, will nicht, dass sie bleibt'
  },
  keepAsked: (name) => `${name} möchte eine Nachricht von dir behalten, die herunterbrennt.`,
  keepAllowed: (name) => `${name} darf eine Nachricht von dir behalten, die herunterbrennen würde.`,
  keepRefused: (name) => `${name} darf eine Nachricht von dir nicht behalten.`,
  allow: 'Erlauben',
  refuse: 'Nicht erlauben'
}
