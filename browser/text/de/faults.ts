// German words for faults of the core, by their codes.

import type { FaultsText } from '../en/faults.ts'

const ODD_INVITE = 'Was es zu dieser Einladung gab, ist nicht in Ordnung. Bitte um eine neue.'

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
  'bundle-unusable': ODD_INVITE,
  'bundle-kind': ODD_INVITE,
  'bundle-malformed': ODD_INVITE,
  'bundle-newer': ODD_INVITE,
  'bundle-signature': ODD_INVITE,
  'bundle-other-device': ODD_INVITE,
  'certificate-malformed': ODD_INVITE,
  'certificate-newer': ODD_INVITE,
  'certificate-signature': ODD_INVITE,
  'device-list-account': ODD_INVITE,
  'device-list-malformed': ODD_INVITE,
  'device-list-newer': ODD_INVITE,
  'device-list-signature': ODD_INVITE,
  late: 'Jemand war schneller: Diese Einladung ist schon benutzt. Bitte um eine neue.',
  'contact-known': 'Diesen Menschen kennst du schon.',
  'contact-blocked': 'Diesen Menschen hast du blockiert. Gib ihn erst frei und nimm dann eine ' +
    'neue Einladung von ihm.',
  'request-signed': 'Was du an diese Adresse schreibst, wird unterschrieben. Sage, dass ' +
    'das gut ist.',
  'knocks-unanswered': 'Drei Leute, bei denen du angeklopft hast, haben noch nicht geantwortet. ' +
    'Warte auf jemanden davon, oder nimm ein Anklopfen zurück.',
  'knocks-hour': 'Du hast in einer Stunde bei fünf Leuten angeklopft. Warte ein wenig.',
  'knocks-day': 'Du hast an einem Tag bei zwanzig Leuten angeklopft. Mach morgen weiter.',
  'note-too-long': 'Die Worte sind zu lang. Schreibe den Rest, wenn geantwortet wurde.',

  'invite-no-address': 'Noch kann niemand diese Einladung benutzen: Sie nennt keinen Ort, an dem ' +
    'du zu erreichen bist. Tritt erst einem Haus bei und mache dann eine neue.',
  'invite-this-machine': 'Diese Einladung geht nur auf diesem Computer. Um jemanden von anderswo ' +
    'einzuladen, tritt einem Haus bei, das andere erreichen, oder bring dein eigenes ins ' +
    'Internet: Seine README sagt, wie. Mache dann eine neue.',
  'invite-local': 'Diese Einladung geht nur für Menschen in deinem eigenen Netz. Um jemanden von ' +
    'anderswo einzuladen, tritt einem Haus bei, das andere erreichen, oder bring dein eigenes ' +
    'ins Internet: Seine README sagt, wie. Mache dann eine neue.',
  'invite-not-kept': 'Noch bewahrt kein Haus diese Einladung auf. Sie geht, sobald eines ' +
    'antwortet; lass Snug so lange offen.',
  'expiry-invalid': 'Eine Einladung gilt mindestens eine Minute und höchstens ein Jahr.',
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
  blocked: 'Diesen Menschen hast du blockiert.',
  'not-blocked': 'Dieser Mensch ist nicht blockiert.',
  'knock-over': 'Du klopfst dort nicht mehr an.',
  'introduction-same': 'Dazu gehören zwei verschiedene Menschen.',
  'request-deniable': 'Von diesem Menschen lässt sich nichts beweisen: Unterschrieben ist nur ' +
    'ein Anklopfen über deine Adresse, bis du es annimmst oder ablehnst.',
  'request-unsigned': 'Dieses Anklopfen war nicht unterschrieben. Beweisen lässt sich nichts.',
  'setting-invalid': 'Diese Version von Snug nimmt diese Einstellung nicht an.',

  'message-empty': 'Es gibt nichts zu senden.',
  'draft-too-long': 'Das ist zu lang, um als Entwurf aufbewahrt zu werden.',
  'content-too-large': 'Das ist zu lang für eine Nachricht. Schicke es in Teilen.',
  'payload-too-large': 'Das ist zu lang für eine Nachricht. Schicke es in Teilen.',
  'outbox-full': 'Hier warten schon zu viele Nachrichten. Warte, bis welche abgeholt sind.',
  farewell: 'Hier werden keine Nachrichten mehr von dir angenommen. Bitte um eine neue Einladung.',
  'no-device': 'Es ist kein Gerät mehr bekannt. Bitte um eine neue Einladung.',
  'message-not-failed': 'Noch einmal senden lässt sich nur, was nicht gesendet oder nicht ' +
    'rechtzeitig abgeholt wurde.',
  'no-message': 'Diese Nachricht ist nicht mehr hier.',
  'not-mine': 'Zurücknehmen lässt sich nur eine Nachricht von dir, und nur einmal.',
  'take-back-late': 'Eine Nachricht lässt sich 48 Stunden lang zurücknehmen. Diese ist älter: Du ' +
    'kannst sie hier löschen.',
  'timer-invalid': 'Die Zeit geht von 5 Sekunden bis zu einem Jahr.',
  'not-kept': 'Hier gibt es nichts zu behalten: nur was ein Mensch schrieb und nicht zurücknahm.',
  'keep-refused': 'Wer sie schrieb, will nicht, dass sie bleibt. Sie brennt herunter.',
  'no-ask': 'Nach dieser Nachricht fragt niemand mehr.',
  'clock-not-asked': 'Ein Haus hat der Uhr inzwischen zugestimmt: Es wird nichts mehr gefragt.',
  'not-open': 'Snug ist in diesem Tab nicht mehr offen.',
  'store-taken-over': 'Ein anderer Tab benutzt Snug jetzt.',
  'store-closed': 'Snug wird in diesem Tab gerade geschlossen.',

  'device-unreachable': 'Das Gerät antwortet an keiner Adresse, die bekannt ist.',
  'device-timeout': 'Das Gerät hat nicht rechtzeitig geantwortet.',
  'device-refused': 'Das Gerät lässt das nicht herein.',

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
  refused: 'Dieses Haus lässt das nicht herein.',
  'false-receipt': 'Dieses Haus gab ein Versprechen, das nicht echt ist. Andere bewahren ' +
    'es auf.',
  'promise-ended': 'Die Zeit, für die dieses Haus es aufbewahren wollte, ist vorbei.',
  'mail-malformed': 'Dieses Haus sagte etwas, das sich nicht lesen lässt.',
  'bad-input': 'Das nennt weder ein Haus noch jemanden, dem es gehört.',
  'holder-ambiguous': 'So heißen mehrere Häuser. Wähle eines davon.',
  'holder-unknown': 'Kein Haus dieses Namens hebt etwas für dich auf.',
  'house-ambiguous': 'Mehrere Häuser heißen so. Wähle eines davon.',
  'not-a-house': 'Dieses Gerät ist kein Haus, das jemandem gehören kann.',
  'house-answer-bad': 'Die Antwort des Hauses lässt sich nicht lesen. Vielleicht ist es neuer ' +
    'als diese Seite.',
  'house-unknown-thing': 'Davon weiß das Haus nichts mehr. Sieh noch einmal nach.',
  'house-older': 'Dafür ist das Haus zu alt. Wer es betreibt, kann es auf den neuen Stand bringen.',
  'house-failed': 'Das Haus konnte es nicht. Warum, steht in seinem Protokoll.',
  'owner-unknown': 'So jemandem gehört dieses Haus nicht.',
  'owner-link-invalid': 'Dieser Link für ein Haus ist beschädigt. Öffne ihn genau so, wie ' +
    'das Haus ihn ausgab.',
  'owner-token-wrong': 'Dieser Link gilt nicht oder nicht mehr. Bitte um einen neuen, wer ' +
    'das Haus betreibt: snug house link, oder npm run snug -- house link',
  'owner-token-used': 'Diesen Link hat schon jemand benutzt. Bitte um einen neuen, wer ' +
    'das Haus betreibt: snug house link, oder npm run snug -- house link',
  'owners-full': 'Dieses Haus hat so viele Besitzer, wie es haben kann. Erst muss einer gehen.',
  'not-owner': 'Dieses Haus gehört dir nicht. Bitte um einen Link, wer es betreibt: snug ' +
    'house link',
  'house-silent': 'Das Haus antwortet nicht. Es wird von selbst wieder versucht.',
  'house-busy': 'Das Haus hat gerade zu viel zu tun. Versuche es gleich noch einmal.'
}
