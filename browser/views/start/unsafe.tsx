// In place of a broken app: the page came by a way on which browsers give no keys, or the browser
// lacks what Snug is made of. No session is begun here.

import { startText } from '../../text/start.ts'
import { Door } from './door.tsx'
import { Heading } from './heading.tsx'
import { LanguageBar } from './language-bar.tsx'
import type { VNode } from 'preact'

export function Unsafe ({ location }: {
  location: Pick<Location, 'host' | 'hostname' | 'port'>
}): VNode {
  const text = startText().unsafe
  const port = location.port === '' ? '80' : location.port
  const local = `http://127.0.0.1:${port}`
  return (
    <main class='start' data-phase='unsafe'>
      <div class='column'>
        <Door />
        <Heading>{text.title}</Heading>
        <p dir='auto'>{text.words(location.host)}</p>
        <p>{text.ways}</p>
        <ol class='ways'>
          <li>{text.here}<code dir='ltr'>{local}</code></li>
          <li>
            {text.tunnel}
            <code dir='ltr'>{`ssh -N -L ${port}:127.0.0.1:${port} ${location.hostname}`}</code>
          </li>
          <li>{text.certificate}</li>
        </ol>
        <LanguageBar />
      </div>
    </main>
  )
}

export function Outdated (): VNode {
  const text = startText().outdated
  return (
    <main class='start' data-phase='outdated'>
      <div class='column'>
        <Door />
        <Heading>{text.title}</Heading>
        <p>{text.words}</p>
        <LanguageBar />
      </div>
    </main>
  )
}
