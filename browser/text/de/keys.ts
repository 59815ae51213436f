// German words of the keyboard and of its sheet.

import type { KeysText } from '../en/keys.ts'

export const de: KeysText = {
  title: 'Tasten',
  hint: 'Tab springt von Bereich zu Bereich, Pfeile gehen durch Listen.',
  go: 'Wohin gehen',
  write: 'Schreiben',
  app: 'Snug',
  or: 'oder',
  commands: {
    'new-chat': 'Jemanden einladen oder hinzufügen',
    'search-all': 'Überall suchen',
    'search-here': 'In diesem Gespräch suchen',
    'next-chat': 'Nächstes Gespräch',
    'previous-chat': 'Voriges Gespräch',
    'jump-latest': 'Neueste Nachricht',
    back: 'Schließen oder einen Schritt zurück',
    compose: 'Zum Schreibfeld',
    details: 'Über diesen Kontakt',
    settings: 'Einstellungen',
    network: 'Netz',
    house: 'Haus',
    panic: 'In Gefahr: alles löschen',
    lock: 'Sperren',
    keys: 'Diese Übersicht'
  },
  names: {
    Ctrl: 'Strg',
    Alt: 'Alt',
    Shift: 'Umschalt',
    Escape: 'Esc',
    End: 'Ende',
    ArrowDown: '↓',
    ArrowUp: '↑'
  }
}
