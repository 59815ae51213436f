// Nobody is here yet: how to begin.

import { DoorOpen, House, UserPlus } from 'lucide'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { chatText } from '../../text/chat.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'

export function Alone (): VNode {
  const router = useRouter()
  const text = chatText()
  const ways = (
    <>
      <Button kind='primary' icon={UserPlus} onClick={() => { router.go({ view: 'add' }) }}>
        {text.invite}
      </Button>
      <Button icon={House} onClick={() => { router.go({ view: 'network' }) }}>
        {text.joinHouse}
      </Button>
    </>
  )
  return <Empty icon={DoorOpen} title={text.alone} words={text.aloneHint} actions={ways} />
}
