// German words of the small shared parts and of the frame.

import { dative } from '../cases.ts'
import type { PartsText } from '../en/parts.ts'

export const de: PartsText = {
  snug: 'Snug',
  close: 'Schließen',
  back: 'Zurück',
  cancel: 'Abbrechen',
  dismiss: 'Ausblenden',
  more: 'Mehr',
  skip: 'Zum Gespräch springen',
  verified: 'Verglichen',
  lamp: {
    direct: 'Direkt',
    relayed: 'Weitergeleitet',
    houses: 'Über Häuser',
    none: 'Wartet'
  },
  lampMeans: {
    direct: 'Eure Geräte sprechen direkt miteinander',
    relayed: 'Ein Haus reicht weiter, solange ihr beide da seid; lesen kann es nichts',
    houses: 'Häuser bewahren Nachrichten versiegelt auf, bis sie abgeholt werden',
    none: 'Gerade führt kein Weg dorthin'
  },
  burns: (after) => `Brennt nach ${dative(after)} herunter`,
  stays: 'Bleibt, bis du es löschst',
  trouble: 'Hier ist etwas schiefgegangen',
  reload: 'Neu laden'
}
