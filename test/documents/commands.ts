// Shell blocks of the documents that are marked `sh run`, run line by line as a reader types them:
// in a clone, with a home and a profile of their own that are gone afterwards, on a free port.
//
//     sh run            each line must succeed
//     sh run house      a house runs elsewhere; its address is in ADDRESS
//     sh run person     the reader is Ana, whose node runs in the terminal beside
//     sh run friends    as person, and Ben is a contact; an invite of Cleo's is in LINK
//
// A line that goes on until it is stopped (npm start, snug start) has to say that it is ready.
// Lines that install (npm ci, npm install) are left out: what they make is what runs these tests.

import { join } from 'node:path'
import { nextEvent, openNode } from '../../node/library.ts'
import { PATIENCE } from '../runner/report.ts'
import { run, start, withHome } from './shell.ts'
import type { SnugNode } from '../../node/library.ts'
import type { Block } from './pages.ts'
import type { Home } from './shell.ts'

const INSTALLS = /^npm (ci|install)\b/
const GOES_ON = /^(npm start|snug start)\b/
const LINE_MS = 100_000 * PATIENCE

/** Throws where a line fails, with what it printed. */
export async function runCommands (block: Block): Promise<void> {
  const others: SnugNode[] = []
  await withHome(async (home) => {
    try {
      const { words } = block
      if (words.includes('house')) await house(home)
      if (words.includes('person') || words.includes('friends')) await person(home)
      if (words.includes('friends')) others.push(...await friends(home))
      for (const command of commandsOf(block.text)) {
        if (GOES_ON.test(command)) await start(home, command)
        else await run(home, command, LINE_MS)
      }
    } catch (error) {
      throw new Error(`${block.page}, line ${block.line}: ${String(error)}`, { cause: error })
    } finally {
      await Promise.all(others.map((node) => node.close()))
    }
  })
}

function commandsOf (text: string): string[] {
  return text.split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '' && !INSTALLS.test(command))
}

async function house (home: Home): Promise<void> {
  const said = await start(home, 'npm start', join(home.folder, 'house'))
  home.env.ADDRESS = /\/ip4\/\S+\/p2p\/\w+/.exec(said)?.[0]
}

async function person (home: Home): Promise<void> {
  await run(home, 'snug init Ana', LINE_MS)
  await start(home, 'snug start')
}

/** Ben meets Ana by an invite of hers, and writes to her; Cleo has made an invite. */
async function friends (home: Home): Promise<SnugNode[]> {
  const [ben, cleo] = await Promise.all(['Ben', 'Cleo'].map((name) => openNode({
    directory: join(home.folder, name), name, listen: ['/ip4/127.0.0.1/tcp/0']
  }))) as [SnugNode, SnugNode]
  const met = nextEvent(ben.messenger, (event) =>
    event.type === 'contact' && event.contact.state === 'connected')
  const link = (await run(home, 'snug invite --no-qr --quiet', LINE_MS)).trim()
  await ben.messenger.add(link)
  await met
  const delivered = nextEvent(ben.messenger, (event) =>
    event.type === 'state' && event.message.state === 'delivered')
  await ben.messenger.send('Ana', 'Hello, Ana')
  await delivered
  home.env.LINK = (await cleo.messenger.createInvite()).link
  return [ben, cleo]
}
