// Nobody is here yet: how to begin. Whose mail is kept needs no house any more.

import { DoorOpen, House, UserPlus } from 'lucide'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { chatText } from '../../text/chat.ts'
import { useNetwork, useRouter } from '../context.ts'
import type { VNode } from 'preact'

export function Alone (): VNode {
  const router = useRouter()
  const text = chatText()
  const isKept = useNetwork().now.value?.keepers.some(({ state }) => state === 'keeping') === true
  const ways = (
    <>
      <Button kind='primary' icon={UserPlus} onClick={() => { router.go({ view: 'add' }) }}>
        {text.invite}
      </Button>
      {!isKept && (
        <Button icon={House} onClick={() => { router.go({ view: 'network' }) }}>
          {text.joinHouse}
        </Button>
      )}
    </>
  )
  const words = isKept ? text.aloneKept : text.aloneHint
  return <Empty icon={DoorOpen} title={text.alone} words={words} actions={ways} />
}
