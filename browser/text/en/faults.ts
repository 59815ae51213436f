// English words for faults of the core that a person meets in the app, by their codes. What is not
// here is told in the core's own words.

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
  'knocks-unanswered': 'Three people whom you asked have not answered yet. Wait for one of them, ' +
    'or call one off.',
  'knocks-hour': 'You have asked five new people within an hour. Wait a little.',
  'knocks-day': 'You have asked twenty new people within a day. Ask the next tomorrow.',
  'note-too-long': 'The words to them are too long. Write the rest once they have answered.',

  // Invites of one's own
  'invite-no-address': 'Nobody can use this invite yet: it names no place where you can be ' +
    'reached. Join a house first, then make a new one.',
  'invite-this-machine': 'This invite works on this computer only. To invite somebody from ' +
    'elsewhere, join a house that others can reach, then make a new one.',
  'invite-local': 'This invite works only for people in your own network. To invite somebody ' +
    'from elsewhere, join a house that others can reach, then make a new one.',
  'invite-not-kept': 'No house keeps this invite yet. It can be used as soon as one answers; ' +
    'leave Snug open until then.',
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
  'owner-link-invalid': 'This link to own a house is damaged. Open it again exactly as ' +
    'the house printed it.',
  'owner-token-wrong': 'This link is not valid, or not any more. Ask whoever runs the ' +
    'house for a new one: snug house link',
  'owner-token-used': 'Somebody has used this link already. Ask whoever runs the house ' +
    'for a new one: snug house link',
  'owners-full': 'This house has as many owners as it can have. One of them has to leave first.',
  'not-owner': 'You do not own this house. Ask whoever runs it for a link: snug house link',
  'house-silent': 'The house does not answer. It is tried again by itself.',
  'house-busy': 'The house has too much to do just now. Try again in a moment.'
}

export type FaultsText = typeof en
