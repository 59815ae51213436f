// German words of the settings, of export and erasure, and of what Snug reminds of.

import type { SettingsText } from '../en/settings.ts'

export const de: SettingsText = {
  title: 'Einstellungen',
  stored: 'Was gespeichert ist',
  about: 'Über Snug',
  lead: 'Dein Name, wie Snug aussieht, was bleibt, und wer es öffnen kann.',
  you: {
    title: 'Du',
    name: 'Dein Name',
    hint: 'So sehen dich deine Freunde. Bei sich können sie dich anders nennen.',
    missing: 'Gib dir einen Namen. Jeder ist recht.',
    save: 'Speichern',
    saved: 'Deine Freunde sehen ab jetzt deinen neuen Namen.'
  },
  looks: {
    title: 'Aussehen',
    theme: 'Hell oder dunkel',
    themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
    contrast: 'Kontrast',
    contrasts: { system: 'Wie das Gerät', usual: 'Üblich', more: 'Hoch' },
    language: 'Sprache'
  },
  writing: {
    title: 'Schreiben',
    enter: 'Die Eingabetaste sendet',
    enterHint: 'Umschalt und Eingabe beginnen eine neue Zeile. Sonst beginnt die Eingabetaste ' +
      'eine Zeile, und Strg und Eingabe senden.'
  },
  notes: {
    title: 'Benachrichtigungen',
    on: 'Neue Nachrichten melden',
    onHint: 'Nur solange Snug in einem Tab offen ist. Stumme Gespräche bleiben still.',
    blocked: 'Dieser Browser sperrt Benachrichtigungen dieser Seite. Erlaube sie in seinen ' +
      'Einstellungen für die Seite und schalte sie dann hier ein.',
    missing: 'Dieser Browser hat keine Benachrichtigungen für Seiten. Der Titel des Tabs zeigt, ' +
      'wie viele Nachrichten neu sind.',
    content: 'Was sie zeigen',
    contents: {
      hidden: 'Nur, dass es eine gibt',
      names: 'Wer geschrieben hat',
      words: 'Wer geschrieben hat, und was'
    },
    contentHint: 'Andere sehen vielleicht deinen Bildschirm, auch wenn er gesperrt ist.'
  },
  privacy: {
    title: 'Was bleibt, und wer was erfährt',
    retention: 'Nachrichten neuer Gespräche brennen herunter nach',
    retentionHint: 'Für euch beide, und jedes Gespräch kann eine andere Zeit haben. Will jemand ' +
      'weniger, dann gilt das.',
    keep: 'Nie',
    keepRequests: 'Wenn jemand behalten möchte, was herunterbrennt',
    keepRequestsHint: 'Mit einem Stern. Was du erlaubt hast, kannst du jederzeit zurücknehmen.',
    keepAnswers: { ask: 'Mich fragen', always: 'Erlauben', never: 'Nicht erlauben' },
    receipts: 'Sagen, wann ich gelesen habe',
    receiptsHint: 'Deine Freunde sehen, dass du ihre Nachrichten gelesen hast, und du siehst es ' +
      'von denen, die es auch sagen.',
    typing: 'Sagen, wenn ich schreibe',
    typingHint: 'Deine Freunde sehen es, während du ihnen schreibst, und du siehst es von denen, ' +
      'die es auch sagen. Nur solange ihr verbunden seid; wer dein Netz beobachtet, kann merken, ' +
      'wann du schreibst.',
    presence: 'Sagen, wenn ich da bin',
    presenceHint: 'Deine Freunde sehen es, solange diese Seite vorn ist, und du siehst es von ' +
      'denen, die es auch sagen. Nur solange ihr verbunden seid; niemand erfährt, wann du ' +
      'zuletzt da warst.',
    reach: 'Wer mich kennenlernen darf',
    reaches: {
      nobody: 'Niemand Neues',
      invites: 'Wen ich einlade',
      introduced: 'Auch wen meine Freunde vorstellen',
      anyone: 'Auch wer meine Adresse hat'
    },
    reachHint: 'Offene Einladungen, die für mehr Menschen sind, werden zurückgezogen.',
    relayOnly: 'Verbergen, wo ich bin',
    relayOnlyHint: 'Freunde erreichen dich nur über Häuser und erfahren deine Adresse nie. ' +
      'Nachrichten brauchen etwas länger und warten, wo kein Haus dazwischen ist. Wer deine ' +
      'Adresse schon kannte, kennt sie weiter.'
  },
  lock: {
    title: 'Schloss',
    passphrase: 'Nur wer dein Kennwort weiß, kann Snug auf diesem Gerät öffnen.',
    browser: 'Wer diesen Browser benutzt, kann Snug öffnen. Wer dieses Gerät an sich nimmt, kann ' +
      'deine Nachrichten lesen.',
    set: 'Kennwort setzen',
    change: 'Kennwort ändern',
    remove: 'Entfernen',
    now: 'Jetzt abschließen',
    current: 'Das bisherige Kennwort',
    setTitle: 'Kennwort setzen',
    setWords: 'Snug fragt bei jedem Öffnen danach. Vergisst du es, kann niemand es zurückgeben, ' +
      'und ohne Export ist alles hier verloren.',
    changeTitle: 'Kennwort ändern',
    removeTitle: 'Kennwort entfernen?',
    removeWords: 'Wer diesen Browser benutzt oder dieses Gerät an sich nimmt, kann dann deine ' +
      'Nachrichten lesen.',
    removeDo: 'Entfernen',
    wasSet: 'Ab jetzt fragt Snug nach deinem Kennwort.',
    wasRemoved: 'Ab jetzt öffnet sich Snug ohne Kennwort.'
  },
  storage: {
    title: 'Deine Nachrichten auf diesem Gerät',
    promised: 'Dieser Browser hat versprochen, sie aufzubewahren.',
    refused: 'Dieser Browser wirft deine Nachrichten vielleicht weg, wenn der Platz ausgeht. ' +
      'Installiere Snug oder exportiere eine Kopie.',
    unknown: 'Dieser Browser sagt nicht, ob er sie behält, wenn der Platz ausgeht. Exportiere ' +
      'ab und zu eine Kopie.',
    ask: 'Den Browser bitten, sie zu behalten',
    stillRefused: 'Der Browser hat es nicht versprochen. Vielleicht tut er es, wenn du Snug eine ' +
      'Weile benutzt oder installiert hast.',
    install: 'Snug installieren',
    installHint: 'Oder im Menü des Browsers: installieren, oder zum Startbildschirm hinzufügen.',
    used: (used) => `Snug belegt hier ${used}.`,
    usedOf: (used, quota) => `Snug belegt hier ${used} von erlaubten ${quota}.`
  },
  copy: {
    title: 'Eine Kopie',
    words: 'Ein Export enthält, wer du bist, deine Kontakte und Nachrichten, versiegelt unter ' +
      'einem Kennwort. Damit bist du auf einem anderen Gerät wieder du selbst, oder wenn dieser ' +
      'Browser alles verliert.',
    export: 'Exportieren',
    last: (day) => `Zuletzt exportiert: ${day}`,
    never: 'Von hier noch nie exportiert.',
    moving: 'Umziehen an eine andere Adresse oder auf ein anderes Gerät',
    movingWords: (address) => 'Alles hier gehört zu diesem Browser und zur Adresse ' +
      `${address}. An einer anderen, mit anderem Port oder in einem anderen Browser fängt Snug ` +
      'leer an.',
    movingSteps: [
      'Exportiere hier.',
      'Öffne Snug am anderen Ort und wähle „Ich habe einen Export“.',
      'Ist alles da, dann lösche hier alles: Zwei Geräte mit einer Kopie bleiben nicht gleich.'
    ]
  },
  exporting: {
    title: 'Exportieren',
    words: 'Wähle ein Kennwort für den Export. Wer die Datei und das Kennwort hat, kann du sein ' +
      'und alles lesen. Ohne das Kennwort kann es niemand, auch du nicht.',
    begin: 'Exportieren',
    running: 'Wird exportiert',
    progress: (size) => `${size} bis jetzt`,
    stop: 'Anhalten',
    stopped: 'Der Export wurde angehalten.',
    doneTitle: 'Der Export ist fertig',
    done: (size) => `Er hat ${size}. Bewahre ihn auf, wo du ihn wiederfindest: auf einem Stick, ` +
      'auf einem anderen Gerät.',
    save: 'Datei speichern',
    close: 'Fertig'
  },
  erase: {
    title: 'Gehen',
    words: 'Löscht aus diesem Browser, wer du bist, deine Kontakte, Nachrichten und ' +
      'Einstellungen. Zurückholen kann sie niemand, außer mit einem Export. Deine Freunde ' +
      'erfahren nichts davon.',
    open: 'Alles löschen',
    dialogTitle: 'Alles hier löschen?',
    dialogWords: 'Willst du irgendwo wieder dieselbe Person sein, dann exportiere vorher.',
    exportFirst: 'Vorher exportieren',
    erase: 'Löschen',
    panic: 'In Gefahr',
    panicWords: (keys) => 'Vernichtet sofort die Schlüssel, dann alles, ohne auf etwas zu ' +
      `warten. Mit der Tastatur: ${keys}, dann Eingabe. Das geht auch auf der abgeschlossenen ` +
      `Seite.`,
    panicOpen: 'Sofort löschen'
  },
  reminders: {
    export: 'Exportiere eine Kopie, damit du als du selbst zurückkommen kannst, falls dieser ' +
      'Browser alles verliert.',
    exportDo: 'Exportieren',
    later: 'Später'
  }
}
