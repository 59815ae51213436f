// English words of what burns down, and when.

export const en = {
  // How long messages of a conversation stay
  theyWant: (name: string, after: string) =>
    `${name} chose ${after}. Until ${name} chooses more, that is what counts for both of you.`,
  keepAll: 'to keep messages',
  honest: (name: string) => 'Both of you see the change. Snug on both sides keeps to it; a ' +
    `changed program, a photo or a copy on ${name}’s side cannot be undone from here.`,
  chose: {
    me: (after: string) => `You chose that messages burn down after ${after}, for both of you.`,
    them: (name: string, after: string) =>
      `${name} chose that messages burn down after ${after}, for both of you.`
  },
  choseKeep: {
    me: 'You chose to keep messages here. They stay until they are deleted.',
    them: (name: string) => `${name} chose to keep messages here. They stay until they are deleted.`
  },
  wishes: {
    me: (name: string, wish: string, after: string) => `You would like ${wish}. Until ${name} ` +
      `chooses that too, messages burn down after ${after}.`,
    them: (name: string, wish: string, after: string) => `${name} would like ${wish}. Until you ` +
      `choose that too, messages burn down after ${after}.`
  }
}

export type BurningText = typeof en
