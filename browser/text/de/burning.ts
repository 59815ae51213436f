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
  }
}
