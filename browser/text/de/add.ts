// German words of inviting and of answering an invite.

import type { AddText } from '../en/add.ts'

export const de: AddText = {
  title: 'Freund hinzufügen',

  invite: 'Jemanden einladen',
  inviteHint: 'Mache einen Code und einen Link für einen Menschen. Wer ihn hat, kann einmal ' +
    'hereinkommen, sieben Tage lang.',
  make: 'Einladung machen',
  making: 'Die Einladung entsteht. Ein Haus wird gebeten, sie aufzubewahren…',
  makingAgain: 'Deine Einladung wird geholt…',
  inviteTitle: 'Deine Einladung',
  addressTitle: 'Deine Adresse',
  code: 'Der Code deiner Einladung zum Scannen',
  once: (until) => `Für einen Menschen. Sie geht einmal, bis ${until}.`,
  address: 'Für so viele, wie du willst, bis du sie zurückziehst. Wer sie benutzt, wartet vor ' +
    'deiner Tür, bis du öffnest.',
  opensApp: 'Wer sie bekommt, braucht nur einen Browser.',
  opensSnug: 'Wer sie bekommt, öffnet Snug, wählt „Freund hinzufügen“ und scannt oder fügt dies ' +
    'ein.',
  care: 'Gib sie nur dem Menschen, den du meinst: Wer sie hat, kann sie benutzen.',
  share: 'Teilen',
  shareText: 'Komm und schreib mir auf Snug',
  copy: 'Link kopieren',
  copied: 'Kopiert. Schicke ihn nur einem Menschen.',
  copiedAddress: 'Kopiert.',
  notCopied: 'Dein Browser ließ Snug nicht kopieren. Markiere den Text und kopiere ihn selbst.',
  link: 'Die Einladung als Text',
  waiting: 'Wartet, bis jemand sie benutzt. Du kannst diese Seite verlassen.',
  came: (name) => `${name} ist hereingekommen.`,
  cameUnknown: 'Jemand ist hereingekommen.',
  over: 'Diese Einladung ist vorbei.',
  write: (name) => `${name} schreiben`,
  standIn: 'Neuer Kontakt',
  writeNow: 'Jetzt schreiben',
  withdraw: 'Zurückziehen',
  withdrawn: 'Niemand kann diese Einladung von nun an benutzen.',
  done: 'Fertig',

  addressHint: 'Für Menschen oder Läden, die von vielen gefunden werden wollen. Wer sie hat, ' +
    'kann anklopfen, von wem auch immer sie kam, und niemand kommt herein, bevor du es sagst.',
  makeAddress: 'Dauerhafte Adresse machen',

  open: 'Offene Einladungen',
  forOne: 'Für einen Menschen',
  forMany: 'Dauerhafte Adresse',
  openUntil: (until) => `offen bis ${until}`,
  openAlways: 'offen, bis du sie zurückziehst',
  show: 'Zeigen',

  answer: 'Ich wurde eingeladen',
  answerHint: 'Füge den Link ein, den du bekommen hast, oder scanne den Code.',
  paste: 'Die Einladung',
  placeholder: 'snug:… oder https://…',
  scan: 'Code scannen',
  scanTitle: 'Einladung scannen',
  notInvite: 'Dieser Code ist keine Einladung. Bitte darum, „Freund hinzufügen“ zu öffnen und ' +
    'dir den Code zu zeigen.',
  arrivedDamaged: 'Der Link, den du geöffnet hast, ist keine Einladung, die Snug lesen kann. ' +
    'Bitte noch einmal darum, und öffne oder kopiere ihn ganz.',
  attach: 'Jemand, den ich kenne, mit neuer Identität',
  attachTitle: 'Wessen neue Identität ist das?',
  attachHint: 'An keinen von beiden geht etwas, bis du verglichen und entschieden hast.',
  attachNone: 'Doch niemand, den ich kenne',
  attached: (name) => `Du sagst, das ist ${name}.`,
  readOnce: (until) => `Eine Einladung für dich, offen bis ${until}.`,
  readAddress: 'Die Adresse von jemandem, der an der Tür entscheidet, wer hereinkommt.',
  asYou: (name) => `Dort erscheinst du als „${name}“.`,
  note: 'Ein paar Worte dazu',
  noteHint: 'Sie werden gelesen, bevor entschieden wird. Sag, wer du bist.',
  signed: 'Dein Name und diese Worte werden unterschrieben: Sie können anderen als Beweis ' +
    'gezeigt werden. Was du schreibst, wenn du hereingelassen bist, wird nicht unterschrieben.',
  knock: 'Unterschreiben und anklopfen',
  come: 'Hereinkommen',
  another: 'Nicht diese',
  asking: 'Das Haus, das diese Einladung aufbewahrt, wird gefragt…',
  known: (name) => `Du und ${name} seid schon Kontakte.`,
  blocked: (name) => `Du hast ${name} blockiert, von wem diese Einladung ist. Nimm das erst ` +
    'zurück.',

  steps: 'Wie weit es ist',
  stepRead: 'Die Einladung ist gut',
  stepSent: 'Deine Antwort ist versiegelt und unterwegs',
  stepWork: 'Dein Gerät arbeitet erst ein wenig, damit niemand an tausend Türen klopfen kann',
  workGoesOn: 'Wie weit die Arbeit ist',
  callOff: 'Doch nicht',
  calledOff: 'Du klopfst nicht an.',
  stage: {
    connected: 'Ihr seid verbunden',
    here: 'Dein Gegenüber ist da und bekommt deine Antwort jetzt',
    house: 'Sie geht versiegelt an ein Haus, das die Post dafür aufhebt',
    waiting: 'Gerade antwortet niemand. Es wird von selbst wieder versucht, solange Snug offen ist'
  },
  decides: 'Dann wird entschieden, ob du hereinkommst. Du erfährst davon nur, wenn ja.',
  meanwhile: 'Du kannst diese Seite verlassen. Was du jetzt schon schreibst, wartet so lange.',
  connectedWith: (name) => `Du und ${name} seid verbunden.`,
  compare: 'Nummern vergleichen',
  compareHint: 'Damit sicher niemand dazwischensteht, vergleicht einmal eure Nummern, von ' +
    'Angesicht zu Angesicht oder am Telefon.'
}
