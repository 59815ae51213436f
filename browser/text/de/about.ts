// German words about Snug itself: what a page cannot promise, what leaves it, how to check it.

import type { AboutText } from '../en/about.ts'

export const de: AboutText = {
  title: 'Über Snug',
  short: 'Nachrichten unter Freunden, ohne Firma dazwischen.',
  version: (version) => `Version ${version}`,
  young: 'Snug ist jung, und niemand von außen hat es bisher geprüft.',
  promise: {
    title: 'Was eine Webseite nicht versprechen kann',
    points: (address) => [
      `Dein Browser hat dieses Programm vom Haus unter ${address}. Wer dieses Haus betreibt oder ` +
        'dort einbricht, könnte ein verändertes Programm ausgeben, und das läse mit. Öffne Snug ' +
        'also von deinem eigenen Haus oder von dem eines Menschen, dem du vertraust.',
      'Snug behält die Version, die es hat, und fragt, bevor es eine andere nimmt. Das schützt ' +
        'vor Änderungen aus Versehen, nicht vor einem Haus, das dir schaden will: Browser ' +
        'lassen den, der eine Seite ausliefert, auch den Teil austauschen, der fragt.',
      'Der Browser sieht alles, und jede Erweiterung, die Seiten lesen darf, auch. Nimm einen ' +
        'Browser ohne solche Erweiterungen.',
      'Ohne Kennwort öffnet ein Schlüssel in diesem Browser deine Nachrichten. Keine Seite kann ' +
        'ihn herausnehmen; wer die Dateien des Browsers lesen kann, schon.',
      'Was hier gelöscht wird, ist für Snug sofort weg. Wann die Bytes die Platte verlassen, ' +
        'entscheidet der Browser.',
      'Solange diese Seite zu ist, kommt hier nichts an. Häuser bewahren deine Post versiegelt ' +
        'auf, und du hast sie, sobald du wieder da bist.'
    ],
    node: 'Als eigenes Programm auf einem eigenen Computer hat Snug weniger dieser Grenzen.'
  },
  leaves: {
    title: 'Was diese Seite verlässt',
    points: (address) => [
      `Zum Haus unter ${address}: Anfragen nach den Dateien von Snug und nach dem, was es allen ` +
        'sagt, und deine versiegelte Post, wenn es welche aufbewahrt.',
      'Zu Häusern, die Post für dich oder deine Freunde aufbewahren: versiegelte Nachrichten, ' +
        'nie ihr Inhalt.',
      'Zu Freunden: versiegelte Nachrichten, über Häuser oder direkt. Direkt sehen sie die ' +
        'Adresse deines Geräts, wenn du sie nicht in den Einstellungen verbirgst.',
      'Zu sonst niemandem. Es gibt keine Statistik, keine Schriften oder Bilder von anderswo, ' +
        'keinen Server für neue Versionen, und niemand erfährt, dass du hier bist.'
    ]
  },
  check: {
    title: 'Ist es das echte?',
    words: 'Dieselben Quellen ergeben dieselben Dateien, Byte für Byte. Dies ist der Hash über ' +
      'alle Dateien, wie ihn das Haus nennt, das sie ausliefert. Vergleiche ihn mit dem von ' +
      'jemandem, der Snug aus den Quellen gebaut hat, und hole die Liste auf einem anderen Weg ' +
      'als dieser Seite: Eine veränderte könnte jede Zahl zeigen.',
    show: 'Hash zeigen',
    loading: 'Das Haus wird gefragt',
    failed: 'Das Haus antwortet nicht. Versuche es wieder, wenn du online bist.',
    list: 'Die ganze Liste'
  },
  licences: {
    title: 'Lizenzen',
    words: 'Snug darf nach Apache-2.0 oder MIT benutzt werden, wie du magst. Es beruht auf der ' +
      'Arbeit vieler anderer.',
    list: 'Ihre Namen und Lizenzen'
  }
}
