// Adding a friend: one invites, or answers an invite. What the page was opened with is taken up
// here, and is answered only when the person says so.

import '../../style/add.css'
import '../../style/cards.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Answering } from '../../model/answering.ts'
import { arrival, arrivalDone } from '../../model/arrival.ts'
import { previewInvite } from '../../model/invite-preview.ts'
import { Inviting } from '../../model/inviting.ts'
import { peopleOf } from '../../model/people.ts'
import { toast } from '../../model/toasts.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { addText } from '../../text/add.ts'
import { usePeer, useRouter } from '../context.ts'
import { saying } from '../saying.ts'
import { AnswerCard } from './answer-card.tsx'
import { Answered } from './answered.tsx'
import { AddressCard, InviteCard } from './invite-card.tsx'
import { InviteShown } from './invite-shown.tsx'
import { OpenInvites } from './open-invites.tsx'
import type { VNode } from 'preact'
import type { People } from '../../model/people.ts'

export function AddPage (): VNode {
  const peer = usePeer()
  const router = useRouter()
  const text = addText()
  const people = peopleOf(peer)
  const inviting = useMemo(() => new Inviting(peer.messenger, people), [peer])
  const answering = useMemo(() => new Answering({
    messenger: peer.messenger,
    people,
    preview: (said, me) => previewInvite(said, Date.now(), me),
    standIn: () => addText().standIn
  }), [peer])
  useEffect(() => answering.follow(), [answering])
  const came = arrival.value
  // Decided here and not while somebody types: what moves loses the focus.
  const [isAnswer, setAnswer] = useState(false)
  useEffect(() => {
    if (came.kind !== 'invite' && came.kind !== 'damaged') return
    inviting.hide()
    answering.clear()
    setAnswer(true)
    if (came.kind === 'damaged') return
    void answering.read(came.link)
    arrivalDone()
  }, [came])
  useEffect(() => () => { if (arrival.peek().kind === 'damaged') arrivalDone() }, [])
  const made = inviting.made.value
  const title = made === undefined
    ? text.title
    : made.kind === 'once' ? text.inviteTitle : text.addressTitle
  const isDamaged = came.kind === 'damaged'
  const back = (): void => {
    if (made === undefined) router.up()
    else inviting.hide()
  }
  return (
    <Sheet title={title} closes='back' onClose={back}>
      {made === undefined
        ? <Ways {...{ answering, inviting, people, isAnswer, isDamaged }} />
        : <InviteShown inviting={inviting} made={made} />}
    </Sheet>
  )
}

function Ways ({ answering, inviting, people, isAnswer, isDamaged }: {
  answering: Answering, inviting: Inviting, people: People, isAnswer: boolean, isDamaged: boolean
}): VNode {
  const state = answering.state.value
  const contact = answering.contact.value
  const callOff = async (): Promise<void> => {
    await answering.callOff()
    toast(addText().calledOff)
  }
  if (state.at === 'answered' && contact !== undefined) {
    const { kind } = state.preview
    return (
      <Answered
        contact={contact} kind={kind} work={answering.work.value}
        onCallOff={() => { saying(callOff()) }}
        onDone={() => { answering.clear() }}
      />
    )
  }
  const answer = <AnswerCard answering={answering} isDamaged={isDamaged} />
  return (
    <>
      {isAnswer && answer}
      <InviteCard inviting={inviting} isFirst={!isAnswer && state.at === 'empty'} />
      {!isAnswer && answer}
      <OpenInvites inviting={inviting} people={people} />
      <AddressCard inviting={inviting} />
    </>
  )
}
