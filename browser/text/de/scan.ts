// German words of scanning a code.

import type { ScanText } from '../en/scan.ts'

export const de: ScanText = {
  hint: 'Halte den Code vor die Kamera.',
  asking: 'Dein Browser fragt, ob Snug die Kamera benutzen darf.',
  picture: 'Was die Kamera sieht',
  choose: 'Bild auswählen',
  private: 'Das Bild wird hier gelesen und nirgends aufbewahrt.',
  reading: 'Sucht nach einem Code…',
  trouble: {
    refused: {
      title: 'Die Kamera ist für diese Seite gesperrt',
      words: 'Erlauben kannst du sie mit dem Zeichen neben der Adresse oben. Oder wähle ein Bild ' +
        'des Codes aus, oder füge ein, was er sagt.'
    },
    absent: {
      title: 'Hier gibt es keine Kamera',
      words: 'Wähle ein Bild des Codes aus, oder füge ein, was er sagt.'
    },
    busy: {
      title: 'Die Kamera ist belegt',
      words: 'Ein anderes Programm oder eine andere Seite benutzt sie. Schließe das und versuche ' +
        'es noch einmal.'
    },
    insecure: {
      title: 'Browser geben dieser Seite keine Kamera',
      words: 'Sie kam über eine offene Leitung. Wähle ein Bild des Codes aus, oder füge ein, was ' +
        'er sagt.'
    },
    failed: {
      title: 'Die Kamera geht nicht',
      words: 'Versuche es noch einmal, wähle ein Bild des Codes aus, oder füge ein, was er sagt.'
    }
  },
  again: 'Noch einmal versuchen',
  'no-picture': 'Das ist kein Bild, das dein Browser zeigen kann.',
  'no-code': 'In diesem Bild ist kein Code. Nimm eines, das ihn ganz zeigt, scharf und gerade.'
}
