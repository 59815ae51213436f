// English words of the small shared parts and of the frame.

export const en = {
  snug: 'Snug',
  close: 'Close',
  back: 'Back',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  more: 'More',
  skip: 'Skip to the conversation',
  verified: 'Verified',
  lamp: {
    direct: 'Direct',
    relayed: 'Relayed',
    houses: 'Through houses',
    none: 'Waiting'
  },
  lampMeans: {
    direct: 'Your devices talk to each other directly',
    relayed: 'A house passes messages on while you are both here; it cannot read them',
    houses: 'Houses keep messages, sealed, until they are fetched',
    none: 'There is no way to reach them right now'
  },
  burns: (after: string) => `Burns down after ${after}`,
  stays: 'Stays until you delete it',
  trouble: 'Something went wrong here',
  reload: 'Load again'
}

export type PartsText = typeof en
