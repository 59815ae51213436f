// German words for faults of the core, by their codes.

import type { FaultsText } from '../en/faults.ts'

export const de: FaultsText = {
  internal: 'Hier ist etwas schiefgegangen. Versuche es noch einmal.',

  'invite-none': 'Das ist keine Einladung. Die beginnen mit „snug:“ oder mit der Adresse eines ' +
    'Hauses. Kopiere den ganzen Link, den du bekommen hast.',
  'invite-short': 'Dieser Einladung fehlt das Ende. Kopiere den ganzen Link noch einmal.',
  'invite-damaged': 'Diese Einladung ist beschädigt: Etwas fehlt oder ist verändert. Kopiere sie ' +
    'noch einmal, oder bitte um eine neue.',
  'invite-long': 'Das ist zu lang für eine Einladung. Kopiere nur den Link.',
  'invite-newer': 'Diese Einladung kommt von einem neueren Snug. Lade diese Seite neu und ' +
    'versuche es dann noch einmal.',
  'invite-kind': 'Diese Art von Einladung kennt diese Version von Snug nicht. Lade diese Seite ' +
    'neu, oder bitte um eine gewöhnliche Einladung.',
  'invite-malformed': 'Diese Einladung wurde nicht richtig gemacht. Bitte um eine neue.',
  'invite-own': 'Das ist deine eigene Einladung. Schicke sie dem Menschen, den du einladen willst.',
  'invite-expired': 'Diese Einladung ist abgelaufen. Bitte um eine neue. Wenn das nicht sein ' +
    'kann, prüfe die Uhr dieses Geräts.',
  'invite-used': 'Diese Einladung ist schon benutzt. Bitte um eine neue.',
  'invite-withdrawn': 'Diese Einladung wurde zurückgezogen. Bitte um eine neue.',
  'invite-gone': 'Das Haus, das diese Einladung nennt, kennt sie nicht mehr. Bitte um eine neue.',
  'invite-unreachable': 'Niemand, der diese Einladung aufbewahrt, antwortet gerade. Versuche es ' +
    'später noch einmal, oder bitte um eine neue.',
  'invite-busy': 'Von deinem Gerät oder Netz wurde gerade zu oft nach dieser Adresse gefragt. ' +
    'Versuch es in zehn Minuten noch einmal, oder bitte um eine eigene Einladung.',
  'bundle-not-invited': 'Was ein Haus zu dieser Einladung gab, gehört nicht zu ihr. Bitte um ' +
    'eine neue, und sage, welches Haus sie nannte.',
  'knocks-unanswered': 'Drei Leute, bei denen du angeklopft hast, haben noch nicht geantwortet. ' +
    'Warte auf jemanden davon, oder nimm ein Anklopfen zurück.',
  'knocks-hour': 'Du hast in einer Stunde bei fünf Leuten angeklopft. Warte ein wenig.',
  'knocks-day': 'Du hast an einem Tag bei zwanzig Leuten angeklopft. Mach morgen weiter.',
  'note-too-long': 'Die Worte sind zu lang. Schreibe den Rest, wenn geantwortet wurde.',

  'invite-no-address': 'Noch kann niemand diese Einladung benutzen: Sie nennt keinen Ort, an dem ' +
    'du zu erreichen bist. Tritt erst einem Haus bei und mache dann eine neue.',
  'invite-this-machine': 'Diese Einladung geht nur auf diesem Computer. Um jemanden von anderswo ' +
    'einzuladen, tritt einem Haus bei, das andere erreichen, und mache dann eine neue.',
  'invite-local': 'Diese Einladung geht nur für Menschen in deinem eigenen Netz. Um jemanden von ' +
    'anderswo einzuladen, tritt einem Haus bei, das andere erreichen, und mache dann eine neue.',
  'invite-not-kept': 'Noch bewahrt kein Haus diese Einladung auf. Sie geht, sobald eines ' +
    'antwortet; lass Snug so lange offen.',
  'invite-unknown': 'Diese Einladung gibt es hier nicht mehr.',
  'invite-over': 'Diese Einladung ist schon vorbei.',

  'contact-unknown': 'Dieser Mensch ist nicht mehr unter deinen Kontakten.',
  'not-requested': 'Dieser Mensch steht nicht mehr vor der Tür.',
  'not-accepted': 'Dieser Mensch ist noch kein Kontakt.',
  'not-let-in': 'Du bist noch nicht hereingelassen. Schreib den Rest, sobald du Antwort hast.',
  'contact-changed': 'Entscheide zuerst, ob die neue Identität dazugehört.',
  'door-closed': 'Du lässt gerade niemand Neues zu. Das lässt sich in den Einstellungen ändern.',
  'introduction-unknown': 'Diese Vorstellung ist vorbei.',
  'too-many-introductions': 'Zu viele warten auf Antwort. Versuch es in einigen Tagen wieder.',
  'name-empty': 'Ein Name braucht mindestens ein sichtbares Zeichen.',

  'address-invalid': 'Das ist keine Adresse eines Hauses. Kopiere die ganze Zeile, die das Haus ' +
    'zeigt: /ip4/…/tcp/…/p2p/…',
  'own-house': 'Das ist die Adresse dieser Seite selbst. Nimm die eines Hauses, das immer an ist.',
  'too-many-houses': 'Du benutzt so viele Häuser, wie Snug nimmt. Entferne erst eines.',
  'house-unknown': 'So ein Haus benutzt du nicht.',
  'not-hosting': 'Dieses Haus bewahrt keine Post für dich auf. Frage, wem es gehört.',
  quota: 'Dieses Haus hat keinen Platz für deine Post. Frage, wem es gehört, oder tritt einem ' +
    'anderen bei.',
  rate: 'Dieses Haus bittet um eine Pause. Gleich wird es noch einmal versucht.',
  unavailable: 'Dieses Haus kann gerade keine Post aufbewahren.',
  unreachable: 'Dieses Haus antwortet nicht. Es wird von selbst wieder versucht.',
  timeout: 'Dieses Haus hat nicht rechtzeitig geantwortet. Es wird von selbst wieder versucht.',
  'host-closed': 'Die Verbindung zu diesem Haus ist zu Ende. Es wird von selbst wieder versucht.',
  'owner-link-invalid': 'Dieser Link für ein Haus ist beschädigt. Öffne ihn genau so, wie ' +
    'das Haus ihn ausgab.',
  'owner-token-wrong': 'Dieser Link gilt nicht oder nicht mehr. Bitte um einen neuen, wer ' +
    'das Haus betreibt: snug house link',
  'owner-token-used': 'Diesen Link hat schon jemand benutzt. Bitte um einen neuen, wer ' +
    'das Haus betreibt: snug house link',
  'owners-full': 'Dieses Haus hat so viele Besitzer, wie es haben kann. Erst muss einer gehen.',
  'not-owner': 'Dieses Haus gehört dir nicht. Bitte um einen Link, wer es betreibt: snug ' +
    'house link',
  'house-silent': 'Das Haus antwortet nicht. Es wird von selbst wieder versucht.',
  'house-busy': 'Das Haus hat gerade zu viel zu tun. Versuche es gleich noch einmal.'
}
