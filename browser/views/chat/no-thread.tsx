// The middle while no conversation is chosen.

import { Keyboard, MessageCircle } from 'lucide'
import { run } from '../../model/commands.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { chatText } from '../../text/chat.ts'
import { useChat } from '../context.ts'
import { Alone } from './alone.tsx'
import type { VNode } from 'preact'

export function NoThread (): VNode | null {
  const { conversations } = useChat()
  const text = chatText()
  if (!conversations.isLoaded.value) return null
  if (conversations.order.value.length === 0) return <Alone />
  const keys = (
    <Button kind='plain' icon={Keyboard} onClick={() => { run('keys') }}>{text.keysHint}</Button>
  )
  return (
    <Empty icon={MessageCircle} title={text.choose} words={text.chooseHint} actions={keys} />
  )
}
