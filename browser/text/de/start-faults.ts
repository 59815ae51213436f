// German words for what goes wrong before a profile is open, by the codes of faults.

import type { StartFaults } from '../en/start-faults.ts'

export const de: StartFaults = {
  'passphrase-wrong': 'Das ist nicht das Kennwort. Gib es noch einmal ein. Achte auf ' +
    'Großschreibung und Tastaturbelegung.',
  'passphrase-memory': 'Der Speicher reicht nicht, um das Kennwort zu prüfen. Schließe andere ' +
    'Tabs und versuche es noch einmal.',
  'archive-foreign': 'Diese Datei ist kein Export von Snug. Wähle die Datei, die exportiert ' +
    'wurde.',
  'archive-newer': 'Diesen Export hat eine neuere Version von Snug gemacht. Lade die Seite ' +
    'neu, um die neueste zu bekommen, und importiere noch einmal.',
  'archive-passphrase': 'Das ist nicht das Kennwort dieses Exports. Gib das ein, welches beim ' +
    'Exportieren vergeben wurde.',
  'archive-damaged': 'Dieser Export ist beschädigt. Nimm eine andere Kopie davon.',
  'archive-incomplete': 'Von diesem Export fehlt ein Teil. Nimm eine andere Kopie davon.',
  'backup-empty': 'In diesem Export ist niemand. Wähle eine andere Datei.',
  'name-empty': 'An diesem Namen ist nichts, was man zeigen könnte. Nimm Buchstaben, Ziffern ' +
    'oder Zeichen.',
  'profile-newer': 'Hier wurde eine neuere Version von Snug benutzt. Nichts wurde geändert. ' +
    'Lade die Seite neu, um sie zu bekommen.',
  'profile-incomplete': 'Ein Teil von dem, was Snug hier aufbewahrte, fehlt. Nichts wurde ' +
    'geändert. Hast du einen Export, dann lösche hier alles und importiere ihn.',
  'profile-mismatch': 'Der Schlüssel hier gehört nicht zu den Nachrichten hier. Hast du einen ' +
    'Export, dann lösche hier alles und importiere ihn.',
  'key-file-damaged': 'Der Schlüssel hier ist beschädigt. Hast du einen Export, dann lösche ' +
    'hier alles und lies ihn ein.',
  'key-elsewhere': 'Der Schlüssel dazu liegt in dem Browser, in dem das hier entstand. ' +
    'Exportiere dort und lies den Export hier ein.',
  'identity-damaged': 'Was sagt, wer du bist, ist hier beschädigt. Hast du einen Export, dann ' +
    'lösche hier alles und lies ihn ein.',
  'profile-missing': 'Hier ist niemand mehr. Lade die Seite neu, um anzufangen.',
  'profile-exists': 'Hier hat inzwischen jemand angefangen. Lade die Seite neu.',
  'account-exists': 'Hier hat inzwischen jemand angefangen. Lade die Seite neu.',
  'no-account': 'Hier ist noch niemand. Lade die Seite neu, um anzufangen.',
  'passphrase-needed': 'Das schützt ein Kennwort. Lade die Seite neu und gib es ein.',
  'passphrase-unneeded': 'Das schützt kein Kennwort mehr. Lade die Seite neu.',
  'archive-unread': 'Die Datei ließ sich nicht bis zum Ende lesen. Prüfe, ob sie noch da ist, ' +
    'und wähle sie noch einmal.',
  'store-damaged': 'Was Snug hier aufbewahrte, ist beschädigt. Versuche es noch einmal. Hilft ' +
    'das nicht und hast du einen Export, dann lösche hier alles und importiere ihn.',
  'store-failed': 'Der Browser konnte nicht schreiben, was Snug aufbewahren muss. Schaffe ' +
    'Platz auf diesem Gerät und versuche es noch einmal.',
  'invite-expired': 'Diese Einladung ist abgelaufen. Bitte um eine neue. Stimmt das Datum ' +
    'nicht, dann prüfe die Uhr dieses Geräts.',
  'invite-short': 'Diese Einladung ist abgeschnitten: Ihr Ende fehlt. Kopiere den ganzen Link ' +
    'noch einmal.',
  'invite-long': 'Das ist zu lang für eine Einladung. Kopiere nur den Link.',
  'invite-damaged': 'Diese Einladung ist beschädigt. Kopiere den ganzen Link noch einmal oder ' +
    'bitte um eine neue.',
  'invite-malformed': 'Diese Einladung wurde nicht richtig gemacht. Bitte um eine neue.',
  'invite-newer': 'Diese Einladung hat eine neuere Version von Snug gemacht. Lade die Seite ' +
    'neu, um die neueste zu bekommen.',
  'invite-kind': 'Diese Art von Einladung kennt diese Version von Snug nicht. Lade die Seite ' +
    'neu, um die neueste zu bekommen.',
  'invite-none': 'Das ist keine Einladung von Snug. Kopiere den ganzen Link, den du bekommen ' +
    'hast.',
  'invite-no-address': 'Diese Einladung nennt keine Adresse, unter der jemand erreichbar ' +
    'wäre. Bitte um eine neue.',
  'store-full': 'Der Browser gibt Snug keinen Platz mehr. Was gespeichert ist, ist sicher. ' +
    'Schaffe Platz auf diesem Gerät und versuche es noch einmal.',
  'store-refused': 'Der Browser bewahrt für diese Seite nichts auf, so geht Snug nicht. ' +
    'Erlaube der Seite, Daten zu speichern, oder verlasse das private Fenster.',
  'store-busy': 'Ein anderer Tab hält fest, was Snug hier aufbewahrt. Schließe alle anderen ' +
    'Tabs mit Snug und versuche es noch einmal.',
  'page-not-loaded': 'Ein Teil von Snug ließ sich nicht laden. Prüfe den Weg zum Haus, von ' +
    'dem diese Seite kommt, und versuche es noch einmal.',
  'profile-erased': 'Hier wurde alles gelöscht, in einem anderen Tab oder mit den Daten der ' +
    'Seite. Versuche es noch einmal, um neu anzufangen.',
  'passphrase-unchecked': 'Der Teil von Snug, der Kennwörter prüft, ließ sich nicht starten. ' +
    'Schließe andere Tabs und lade die Seite neu.',
  internal: 'In Snug ist etwas schiefgegangen. Versuche es noch einmal. Bleibt es dabei, dann ' +
    'kopiere den Bericht und gib ihn der Person, von der du Snug hast.'
}
