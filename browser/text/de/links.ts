// Deutsche Worte beim Öffnen eines Links.

import type { LinksText } from '../en/links.ts'

export const de: LinksText = {
  title: 'Dieser Link führt zu',
  lookedUpAs: 'Nachgeschlagen als ',
  writtenAs: 'Geschrieben ist er als ',
  hints: {
    'mixed-scripts': 'In diesem Namen sind Buchstaben mehrerer Schriften gemischt. Vielleicht ' +
      'soll er wie ein anderer aussehen.',
    'look-alike': 'Buchstaben einer anderen Schrift sehen in diesem Namen aus wie lateinische. ' +
      'Vielleicht soll er wie ein anderer aussehen.',
    'other-letters': 'Dieser Name hat besondere Buchstaben. Prüfe, ob es der ist, den du meinst.',
    'name-before': 'Was vor dem @ steht, ist nicht, wohin dieser Link führt.',
    number: 'Das ist eine Nummer und kein Name: Sie sagt nicht, wem die Seite gehört.'
  },
  follows: (names) => `Teile dieses Links sagen der Seite nur, wer woher kommt: ${names}.`,
  open: 'Öffnen',
  openClean: 'Ohne sie öffnen',
  openAsItIs: 'So öffnen',
  copy: 'Kopieren'
}
