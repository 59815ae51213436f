// What Snug is, what a page that comes from a server cannot promise, what leaves it, and how to
// check it. Whatever changes in what the app does changes these words.

import '../../style/about.css'
import { headingLevel } from '../../model/viewport.ts'
import { APP_VERSION } from '../../app-version.ts'
import { aboutText } from '../../text/about.ts'
import { BuildHash } from './build-hash.tsx'
import type { VNode } from 'preact'

export function About (): VNode {
  const text = aboutText()
  const { promise, leaves, check, licences } = text
  return (
    <div class='about'>
      <p class='muted'>{text.version(APP_VERSION)}. {text.young}</p>
      <section>
        <h3 aria-level={headingLevel(3)}>{promise.title}</h3>
        <Points of={promise.points(location.host)} />
        <p>{promise.node}</p>
      </section>
      <section>
        <h3 aria-level={headingLevel(3)}>{leaves.title}</h3>
        <Points of={leaves.points(location.host)} />
      </section>
      <section>
        <h3 aria-level={headingLevel(3)}>{check.title}</h3>
        <p>{check.words}</p>
        <BuildHash />
      </section>
      <section>
        <h3 aria-level={headingLevel(3)}>{licences.title}</h3>
        <p>{licences.words}</p>
        <p><a href='./licences.txt' target='_blank' rel='noreferrer'>{licences.list}</a></p>
      </section>
    </div>
  )
}

function Points ({ of }: { of: readonly string[] }): VNode {
  return <ul>{of.map((point) => <li key={point}>{point}</li>)}</ul>
}
