// German words of what burns down, and when.

import { dative } from '../cases.ts'
import type { BurningText } from '../en/burning.ts'

export const de: BurningText = {
  theyWant: (name, after) =>
    `${name} hat ${after} gewählt. Bis ${name} mehr wählt, gilt das für euch beide.`,
  keepAll: 'Behalten',
  honest: (name) => 'Ihr seht die Änderung beide. Snug hält sich auf beiden Seiten daran; ein ' +
    `verändertes Programm, ein Foto oder eine Kopie bei ${name} lässt sich von hier aus nicht ` +
    'zurücknehmen.',
  chose: {
    me: (after) =>
      `Du hast gewählt: Neue Nachrichten brennen nach ${dative(after)} herunter, für euch beide.`,
    them: (name, after) => `${name} hat gewählt: Neue Nachrichten brennen nach ` +
      `${dative(after)} herunter, für euch beide.`
  },
  choseKeep: {
    me: 'Du hast gewählt, neue Nachrichten zu behalten. Sie bleiben, bis sie gelöscht werden.',
    them: (name) =>
      `${name} hat gewählt, neue Nachrichten zu behalten. Sie bleiben, bis sie gelöscht werden.`
  },
  wishes: {
    me: (name, wish, after) => `Du möchtest ${wish}. Bis ${name} das auch wählt, brennen ` +
      `neue Nachrichten nach ${dative(after)} herunter.`,
    them: (name, wish, after) => `${name} möchte ${wish}. Bis du das auch wählst, brennen ` +
      `neue Nachrichten nach ${dative(after)} herunter.`
  },
  clock: {
    title: 'Stimmt die Uhr?',
    words: (ahead, until) => `Die Uhr dieses Geräts sprang ${ahead} vor. Nachrichten, die vorbei ` +
      `wären, sind zurückgehalten; gelöscht wird nichts, bis du antwortest, spätestens ${until}. ` +
      'Geht sie falsch, kommen sie wieder.',
    off: 'Die Uhr geht falsch',
    offBy: (span, isAhead) => `Häuser sagen, dass die Uhr dieses Geräts etwa ${span} ` +
      `${isAhead ? 'vorgeht' : 'nachgeht'}. Nachrichten würden zu früh oder zu spät enden, und ` +
      'Freunde fänden dich nicht. Stell sie richtig.',
    right: 'Sie stimmt',
    wrong: 'Sie geht falsch',
    wasRight: 'Was vorbei war, ist gelöscht.',
    wasWrong: 'Sie sind wieder da. Stell die Uhr dieses Geräts richtig.'
  },
  timer: 'Zeit für das, was du als Nächstes schreibst',
  noTimer: 'Ohne Zeit',
  timerSet: (after) => `Brennt ${after} nach dem Lesen herunter; hier, nachdem es angekommen ist.`,
  timerOf: (after) => `Zeit: ${after} ab dem Lesen`,
  tookBackMine: 'Du hast diese Nachricht zurückgenommen.',
  tookBack: (name) => `${name} hat diese Nachricht zurückgenommen.`,
  takeBack: 'Für beide löschen',
  takeBackTitle: 'Für beide löschen?',
  takeBackHint: (name) => `Die Worte werden hier gelöscht, und vom Snug von ${name}, sobald es ` +
    'davon erfährt. Ihr seht beide, dass es eine Nachricht gab.',
  star: 'Merken',
  askKeep: 'Fragen, ob sie bleiben darf',
  unstar: 'Nicht mehr merken',
  stars: {
    marked: 'Gemerkt',
    kept: 'Gemerkt und behalten',
    asked: 'Es wird gefragt, ob du sie behalten darfst',
    refused: 'Wer sie schrieb, will nicht, dass sie bleibt'
  },
  details: {
    here: 'Brennt hier herunter',
    there: (name) => `Bei ${name}`,
    afterArrival: (after) => `${after} nach der Ankunft`,
    afterReading: (after) => `${after} nach dem Lesen`,
    atLatest: (when, at) => `${when}, spätestens ${at}`,
    about: (at) => `Ungefähr ${at}`,
    keptThere: 'Bleibt dort, weil du es erlaubt hast',
    timer: 'Zeit',
    timerMine: (after, name) =>
      `${after}. Bei ${name} läuft sie ab dem Lesen, hier ab der Ankunft.`,
    timerTheirs: (after, name) =>
      `${after}, von ${name} gewählt. Hier läuft sie ab dem Lesen, dort ab der Ankunft.`,
    notYet: 'Sie läuft noch nicht.',
    star: 'Gemerkt',
    stars: {
      marked: 'Sie bleibt ohnehin, und niemand erfährt davon.',
      keptMine: (name) => `Du behältst sie hier. Bei ${name} brennt sie herunter wie vorgesehen.`,
      kept: (name) => `Sie bleibt hier. ${name} hat es erlaubt und kann das zurücknehmen.`,
      asked: (name) =>
        `${name} wird gefragt, ob du sie behalten darfst. Bis dahin brennt sie herunter.`,
      refused: (name) =>
        `${name} möchte nicht, dass sie bleibt. Sie brennt herunter wie vorgesehen.`
    },
    limits: 'Was niemand versprechen kann',
    honest: (name) => 'Snug hält sich auf beiden Seiten daran. Ein verändertes Programm, ein ' +
      `Foto oder eine Kopie bei ${name} lässt sich von hier aus nicht zurücknehmen.`
  },
  keepWhich: 'Diese hier:',
  keepWhichGone: 'Diese Nachricht ist nicht mehr hier.',
  allowAfter: 'Doch erlauben',
  refuseAfter: 'Zurücknehmen',
  keepAsked: (name) => `${name} möchte eine Nachricht von dir behalten, die herunterbrennt.`,
  keepAllowed: (name) => `${name} darf eine Nachricht von dir behalten, die herunterbrennen würde.`,
  keepRefused: (name) => `${name} darf eine Nachricht von dir nicht behalten.`,
  allow: 'Erlauben',
  refuse: 'Nicht erlauben'
}
