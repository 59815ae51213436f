// `npm run demo`: two friends talk, and a third keeps the mail while one is away. Real processes on
// this machine, each claim checked; ends with 1, and the reason, where one does not hold.

import { withDirectory } from '../e2e/daemon.ts'
import { keepMail, wake } from './mail.ts'
import { meet } from './meeting.ts'
import { move } from './moving.ts'
import { Neighbourhood } from './neighbourhood.ts'
import { Person } from './person.ts'
import { Story } from './story.ts'

const story = new Story()

async function tellAll (directory: string): Promise<void> {
  const [ana, ben, cleo] = ['Ana', 'Ben', 'Cleo']
    .map((name) => new Person(name, directory, story)) as [Person, Person, Person]
  const houses = new Neighbourhood()
  try {
    story.chapter('Three people, ten houses')
    await Promise.all([
      houses.start(directory), ...[ana, ben, cleo].map((person) => person.asks('init', person.name))
    ])
    story.tell('Ana, Ben and Cleo have accounts. Ten houses form the directory.')
    await meet(story, ana, ben)
    await move(story, ana, ben, cleo, houses.addresses)
    await keepMail(story, ana, ben, cleo)
    await wake(story, ana, ben, cleo, houses.addresses)
    story.chapter(`All of it is true. It took ${story.seconds.toFixed(0)} seconds.`)
  } finally {
    houses.close()
    await Promise.all([ana, ben, cleo].map((person) => person.isKilled()))
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // What was started ends with this process.
  process.once(signal, () => { process.exit(130) })
}
try {
  await withDirectory(tellAll)
} catch (error) {
  console.error(`\nThis is not so: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
