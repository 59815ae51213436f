// English words for faults of the core that a person meets in the app, by their codes. What is not
// here is told in the core's own words.

/** Whatever is wrong in detail with what a house gave: a person does the same about it. */
const ODD_INVITE = 'What was given for this invite is not in order. Ask for a new one.'

export const en = {
  internal: 'Something went wrong here. Try again.',

  // Invites that somebody sent
  'invite-none': 'This is no invite. Those begin with “snug:”, or with the address of a house. ' +
    'Copy the whole link that you were sent.',
  'invite-short': 'This invite is cut short: its end is missing. Copy the whole link again.',
  'invite-damaged': 'This invite is damaged: some of it is missing or changed. Copy it again, or ' +
    'ask for a new one.',
  'invite-long': 'This is too long for an invite. Copy nothing but the link.',
  'invite-newer': 'This invite was made by a newer Snug. Load this page again, then try once more.',
  'invite-kind': 'This version of Snug does not know this kind of invite. Load this page again, ' +
    'or ask for an ordinary invite.',
  'invite-malformed': 'This invite was not made correctly. Ask for a new one.',
  'invite-own': 'This is your own invite. Send it to the person whom you want to invite.',
  'invite-expired': 'This invite has expired. Ask for a new one. If that cannot be, check the ' +
    'clock of this device.',
  'invite-used': 'This invite has been used. Ask for a new one.',
  'invite-withdrawn': 'This invite has been withdrawn. Ask for a new one.',
  'invite-gone': 'The house that this invite names does not know it any more. Ask for a new one.',
  'invite-unreachable': 'Nobody who keeps this invite answers right now. Try again in a while, ' +
    'or ask for a new one.',
  'invite-busy': 'Too many have asked for this address from your device or network just now. ' +
    'Try again in ten minutes, or ask for an invite of your own.',
  'bundle-not-invited': 'What a house gave for this invite does not belong to it. Ask for a new ' +
    'one, and tell your friend which house it named.',
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
  late: 'Another was faster: this invite has been used. Ask for a new one.',
  'contact-known': 'You know this person already.',
  'contact-blocked': 'You blocked this person. Unblock them first, then use a new ' +
    'invite of theirs.',
  'request-signed': 'What you write to this address is signed. Say that this is all right.',
  'knocks-unanswered': 'Three people whom you asked have not answered yet. Wait for one of them, ' +
    'or call one off.',
  'knocks-hour': 'You have asked five new people within an hour. Wait a little.',
  'knocks-day': 'You have asked twenty new people within a day. Ask the next tomorrow.',
  'note-too-long': 'The words to them are too long. Write the rest once they have answered.',

  // Invites of one's own
  'invite-no-address': 'Nobody can use this invite yet: it names no place where you can be ' +
    'reached. Join a house first, then make a new one.',
  'invite-this-machine': 'This invite works on this computer only. To invite somebody from ' +
    'elsewhere, join a house that others can reach, or put your own on the internet: its README ' +
    'says how. Then make a new one.',
  'invite-local': 'This invite works only for people in your own network. To invite somebody ' +
    'from elsewhere, join a house that others can reach, or put your own on the internet: its ' +
    'README says how. Then make a new one.',
  'invite-not-kept': 'No house keeps this invite yet. It can be used as soon as one answers; ' +
    'leave Snug open until then.',
  'expiry-invalid': 'An invite lasts for a minute at least, and for a year at most.',
  'invite-unknown': 'This invite is no longer here.',
  'invite-over': 'This invite is over already.',

  // Contacts
  'contact-unknown': 'This person is no longer among your contacts.',
  'not-requested': 'This person is not at the door any more.',
  'not-accepted': 'This person is no contact yet.',
  'not-let-in': 'They have not let you in yet. Write the rest once they have answered.',
  'contact-changed': 'Decide first whether the new identity is theirs.',
  'door-closed': 'You chose that nobody new may get to know you. The settings can change that.',
  'introduction-unknown': 'This introduction is over.',
  'too-many-introductions': 'Too many introductions wait for an answer. Try again in some days.',
  'name-empty': 'A name needs at least one visible character.',
  blocked: 'You blocked this person.',
  'not-blocked': 'This person is not blocked.',
  'knock-over': 'You are not knocking at their door any more.',
  'introduction-same': 'It takes two different people.',
  'request-deniable': 'Nothing of this person can be proved: only a request by your address is ' +
    'signed, until you accept or decline it.',
  'request-unsigned': 'This request was not signed, so nothing of it can be proved.',
  'setting-invalid': 'This version of Snug does not take that setting.',

  // Messages
  'message-empty': 'There is nothing to send.',
  'draft-too-long': 'This is too long to be kept as a draft.',
  'content-too-large': 'This is too long for one message. Send it in parts.',
  'payload-too-large': 'This is too long for one message. Send it in parts.',
  'outbox-full': 'Too many messages wait for this person already. Wait until they fetch some.',
  farewell: 'They no longer accept messages from you here. Ask them for a new invite.',
  'no-device': 'No device of theirs is known any more. Ask them for a new invite.',
  'message-not-failed': 'Only what was not sent, or not fetched in time, can be sent again.',
  'no-message': 'This message is no longer here.',
  'not-mine': 'Only a message of yours can be taken back, and only once.',
  'take-back-late': 'A message can be taken back for 48 hours. This one is older: you can delete ' +
    'it here.',
  'timer-invalid': 'A timer is from 5 seconds to a year.',
  'not-kept': 'There is nothing to keep here: only what a person wrote, and has not taken back.',
  'keep-refused': 'Its author does not want this message to be kept. It burns down as it would.',
  'no-ask': 'Nobody asks for this message any more.',
  'clock-not-asked': 'A house has agreed with the clock meanwhile: nothing is asked any more.',
  'not-open': 'Snug is not open in this tab any more.',
  'store-taken-over': 'Another tab uses Snug now.',
  'store-closed': 'Snug is being closed in this tab.',

  // Devices of people
  'device-unreachable': 'Their device does not answer at any address that is known.',
  'device-timeout': 'Their device did not answer in time.',
  'device-refused': 'Their device does not let this in.',

  // Houses
  'address-invalid': 'This is not the address of a house. Copy the whole line that the house ' +
    'shows: /ip4/…/tcp/…/p2p/…',
  'own-house': 'This is the address of this very page. Take that of a house that is always on.',
  'too-many-houses': 'You use as many houses as Snug takes. Remove one first.',
  'house-unknown': 'You use no such house.',
  'not-hosting': 'This house does not keep mail for you. Ask its owner.',
  quota: 'This house has no room for your mail. Ask its owner, or join another one.',
  rate: 'This house asks for a pause. It is tried again in a moment.',
  unavailable: 'This house cannot store mail right now.',
  unreachable: 'This house does not answer. It is tried again by itself.',
  timeout: 'This house did not answer in time. It is tried again by itself.',
  'host-closed': 'The connection to this house ended. It is tried again by itself.',
  refused: 'This house does not let this in.',
  'false-receipt': 'This house gave a promise that is not genuine. Others keep the message.',
  'promise-ended': 'The time for which this house promised to keep it is over.',
  'mail-malformed': 'This house said something that cannot be read.',
  'bad-input': 'This names neither a house nor an owner.',
  'holder-ambiguous': 'The name of several houses begins like this. Choose one of them.',
  'holder-unknown': 'No house of this name holds anything for you.',
  'house-ambiguous': 'Several houses have this name. Choose one of them.',
  'not-a-house': 'This device is no house that can be owned.',
  'house-answer-bad': 'The house answered something that cannot be read. It may be newer than ' +
    'this page.',
  'house-unknown-thing': 'The house knows nothing of this kind any more. Look again.',
  'house-older': 'The house is too old for this. Whoever runs it can bring it up to date.',
  'house-failed': 'The house could not do it. Its log says why.',
  'owner-unknown': 'This house has no such owner.',
  'owner-link-invalid': 'This link to own a house is damaged. Open it again exactly as ' +
    'the house printed it.',
  'owner-token-wrong': 'This link is not valid, or not any more. Ask whoever runs the ' +
    'house for a new one: snug house link, or npm run snug -- house link',
  'owner-token-used': 'Somebody has used this link already. Ask whoever runs the house ' +
    'for a new one: snug house link, or npm run snug -- house link',
  'owners-full': 'This house has as many owners as it can have. One of them has to leave first.',
  'not-owner': 'You do not own this house. Ask whoever runs it for a link: snug house link',
  'house-silent': 'The house does not answer. It is tried again by itself.',
  'house-busy': 'The house has too much to do just now. Try again in a moment.'
}

export type FaultsText = typeof en
