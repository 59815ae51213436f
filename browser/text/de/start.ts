// German words of everything before a profile is open.

import { pluralOf } from '../plural.ts'
import type { StartText } from '../en/start.ts'

const plural = pluralOf('de')

export const de: StartText = {
  welcome: {
    title: 'Willkommen bei Snug',
    words: 'Ein kleiner privater Raum für dich und alle, die du hereinlässt. Keine Firma ' +
      'dazwischen, kein Konto bei irgendwem.',
    name: 'Dein Name',
    nameHint: 'So sehen dich deine Freunde. Du kannst ihn später ändern.',
    nameMissing: 'Gib dir einen Namen. Jeder ist recht.',
    begin: 'Anfangen',
    import: 'Ich habe einen Export',
    promise: 'Was eine Webseite nicht versprechen kann'
  },
  invited: {
    title: 'Jemand lädt dich ein',
    words: 'Du hast eine Einladung zu Snug geöffnet, einem privaten Raum für dich und alle, die ' +
      'du hereinlässt. Gib dir einen Namen, dann kannst du sie annehmen.',
    kept: 'Deine Einladung wartet hier, bis du drinnen bist.',
    begin: 'Anfangen und Einladung ansehen',
    broken: 'Du kannst auch ohne sie anfangen.'
  },
  owner: {
    title: 'Dieses Haus wird deins',
    words: (address) => `Fang hier an, und das Haus unter ${address} gehört dir. Es bewahrt ` +
      'deine Post auf, wenn du weg bist, und hilft deinen Freunden, dich zu erreichen.',
    kept: 'Dieses Haus wartet auf dich und wird deins, sobald du drinnen bist.',
    begin: 'Anfangen und Haus übernehmen'
  },
  damaged: {
    title: 'Der geöffnete Link ist beschädigt',
    'too-long': 'Für eine Einladung ist er viel zu lang. Bitte noch einmal um sie. Du kannst ' +
      'auch ohne sie anfangen.',
    unknown: 'Er ist weder eine Einladung noch der Link eines Hauses. Kopiere den ganzen Link, ' +
      'den du bekommen hast, oder bitte noch einmal darum. Du kannst auch ohne ihn anfangen.'
  },
  protect: {
    label: 'Wer kann Snug auf diesem Gerät öffnen?',
    browser: 'Wer diesen Browser benutzt',
    browserHint: 'Snug ist sofort offen. Wer dieses Gerät an sich nimmt, kann deine Nachrichten ' +
      'lesen.',
    passphrase: 'Nur wer ein Kennwort weiß',
    passphraseHint: 'Snug fragt jedes Mal danach. Vergisst du es, kann niemand es zurückgeben, ' +
      'und alles hier ist verloren.',
    new: 'Kennwort',
    newHint: 'Vier oder mehr Wörter, die niemand nebeneinander stellen würde.',
    short: 'Das ist kurz. Wer das Gerät an sich nimmt, könnte es erraten.',
    again: 'Kennwort noch einmal',
    show: 'Zeigen, was ich tippe',
    missing: 'Gib ein Kennwort ein oder wähle den anderen Weg.',
    different: 'Die beiden sind nicht gleich.'
  },
  import: {
    title: 'Alles zurückholen',
    words: 'Mit einem Export bist du hier dieselbe Person: mit deinen Kontakten, Nachrichten und ' +
      'Einstellungen.',
    file: 'Die Datei',
    choose: 'Export auswählen',
    other: 'Andere Datei auswählen',
    fileMissing: 'Wähle die exportierte Datei. Ihr Name endet auf .snug.',
    passphrase: 'Kennwort des Exports',
    passphraseHint: 'Das, welches du beim Exportieren vergeben hast.',
    passphraseMissing: 'Gib das Kennwort des Exports ein.',
    delist: 'Das Gerät von vorher ist verloren oder aufgegeben',
    delistHint: 'Deine Freunde schreiben nicht mehr dorthin.',
    begin: 'Importieren',
    running: 'Wird importiert',
    progress: (percent, records, count) => `${percent}, ` + plural(records,
      { one: `${count} Eintrag`, other: `${count} Einträge` }),
    stop: 'Anhalten',
    stopped: 'Der Import wurde angehalten. Nichts davon ist geblieben.',
    done: (contacts, messages) => {
      const people = plural(contacts, { one: '1 Kontakt', other: `${contacts} Kontakten` })
      const mail = plural(messages, { one: '1 Nachricht', other: `${messages} Nachrichten` })
      return `Du bist zurück, mit ${people} und ${mail}.`
    },
    skipped: (skipped, count) => plural(skipped, {
      one: '1 Eintrag war nicht lesbar.', other: `${count} Einträge waren nicht lesbar.`
    })
  },
  opening: {
    title: 'Einen Moment',
    steps: {
      loading: 'Snug holt, was es braucht',
      key: 'Der Schlüssel dreht sich',
      store: 'Deine Nachrichten werden geöffnet',
      network: 'Die Lampe geht an'
    },
    waited: (time) => `${time} bis jetzt`,
    long: 'Das dauert länger als sonst. Du kannst warten oder die Seite neu laden: Verloren geht ' +
      'nichts.'
  },
  locked: {
    title: 'Snug ist abgeschlossen',
    passphrase: 'Kennwort',
    passphraseMissing: 'Gib dein Kennwort ein.',
    unlock: 'Aufschließen',
    open: 'Öffnen',
    forgot: 'Ich habe es vergessen',
    forgotTitle: 'Ein Kennwort kann niemand zurückgeben',
    forgotWords: 'Niemand sonst hat es, und ohne es ist hier nichts lesbar. Versuche es später ' +
      'wieder: Vielleicht fällt es dir ein. Hast du einen Export, dann lösche hier alles und ' +
      'importiere ihn.'
  },
  otherTab: {
    title: 'Snug ist in einem anderen Tab offen',
    words: 'Nur ein Tab zugleich kann deine Nachrichten benutzen. Nimm diesen, und der andere ' +
      'hört auf.',
    use: 'Hier benutzen'
  },
  evicted: {
    title: 'Deine Nachrichten sind aus diesem Browser verschwunden',
    words: 'Hier war Snug in Gebrauch, und der Browser hat weggeworfen, was es aufbewahrte. Das ' +
      'tut er, wenn der Platz ausgeht oder wenn Daten von Seiten gelöscht werden. Gelesen hat ' +
      'niemand etwas.',
    way: 'Mit einem Export bist du wieder du selbst.',
    import: 'Export importieren',
    again: 'Noch einmal nachsehen',
    anew: 'Neu anfangen',
    anewTitle: 'Als jemand anderes neu anfangen?',
    anewWords: 'Ohne Export fängst du mit neuen Schlüsseln und ohne Kontakte an. Für deine ' +
      'Freunde bist du fremd: Sie müssen dich wieder einladen.',
    anewType: (word) => `Tippe „${word}“, um weiterzugehen`,
    anewWord: 'neu anfangen'
  },
  failed: {
    title: 'Snug ließ sich nicht öffnen',
    again: 'Noch einmal versuchen',
    copy: 'Bericht kopieren',
    copied: 'Der Bericht ist kopiert. Er enthält keine Nachrichten, Namen oder Schlüssel.',
    notCopied: 'Dieser Browser lässt Snug nicht kopieren. Der Bericht lautet:',
    code: (code) => `Code: ${code}`
  },
  unsafe: {
    title: 'Öffne Snug auf einem anderen Weg',
    words: (address) => 'Browser geben Schlüssel nur Seiten, die verschlüsselt oder vom selben ' +
      `Gerät kommen. Auf ${address} trifft beides nicht zu, deshalb wurde hier nichts angefangen.`,
    ways: 'Diese Wege gehen:',
    here: 'Auf dem Computer, auf dem das Haus läuft:',
    tunnel: 'Von diesem Gerät durch einen Tunnel zu jenem Computer, dann unter der Adresse oben:',
    certificate: 'Für alle Geräte: Gib dem Haus einen Namen und ein Zertifikat. Die Readme sagt, ' +
      'wie: „Put your house on the internet“.'
  },
  outdated: {
    title: 'Dieser Browser ist zu alt für Snug',
    words: 'Snug braucht einen Browser, der Schlüssel und Nachrichten aufbewahren und ' +
      'WebAssembly ausführen kann. Aktualisiere ihn oder nimm ein aktuelles Firefox, Chromium ' +
      'oder Safari. Auch privaten Fenstern fehlt manchmal etwas davon.'
  },
  panic: {
    open: 'Alles hier löschen',
    title: 'Alles hier löschen?',
    words: 'Zuerst werden die Schlüssel vernichtet, dann Nachrichten, Kontakte und Einstellungen ' +
      'in diesem Browser. Niemand kann sie zurückholen. Deine Freunde erfahren nichts davon.',
    keep: 'Alles behalten',
    erase: 'Alles löschen'
  },
  update: {
    ready: 'Eine neue Version von Snug ist bereit.',
    now: 'Jetzt neu laden',
    later: 'Später'
  }
}
