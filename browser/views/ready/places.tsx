// Which view stands where: a line for every route, whose view is loaded when somebody goes there.
// Pages stand in the middle beside the list; asides beside the conversation of their `id`. A view
// is a component with the route as its one property: `({ route }: ViewProps<'contact'>)`.

import { ClockNotice } from '../chat/clock-notice.tsx'
import { NoThread } from '../chat/no-thread.tsx'
import { ThreadList } from '../chat/thread-list.tsx'
import { Thread } from '../chat/thread.tsx'
import { useRouter } from '../context.ts'
import { Reminders } from '../settings/reminders.tsx'
import { Later } from './later.tsx'
import type { VNode } from 'preact'
import type { Route } from '../../model/router.ts'
import type { Loads } from './later.tsx'

const PAGES: Loads = {
  add: async () => (await import('../add/add-page.tsx')).AddPage,
  door: async () => (await import('../persons/door-page.tsx')).DoorPage,
  settings: async () => (await import('../settings/settings-page.tsx')).SettingsPage,
  about: async () => (await import('../about/about-page.tsx')).AboutPage,
  network: async () => (await import('../network/network-page.tsx')).NetworkPage,
  house: async () => (await import('../house/house-page.tsx')).HousePage,
  data: async () => (await import('../stored/stored-page.tsx')).StoredPage,
  stored: async () => (await import('../stored/stored-person.tsx')).StoredPerson
}

const ASIDES: Loads = {
  contact: async () => (await import('../persons/contact-details.tsx')).ContactDetails,
  message: async () => (await import('../chat/message-details.tsx')).MessageDetails,
  verify: async () => (await import('../persons/verify.tsx')).Verify
}

export function hasAside (route: Route): boolean {
  return ASIDES[route.view] !== undefined
}

export function List (): VNode { return <><ThreadList /><ClockNotice /><Reminders /></> }

export function Main (): VNode {
  const route = useRouter().route.value
  if (PAGES[route.view] !== undefined) return <Later loads={PAGES} route={route} />
  return 'id' in route ? <Thread id={route.id} key={route.id} /> : <NoThread />
}

export function Aside (): VNode {
  return <Later loads={ASIDES} route={useRouter().route.value} />
}
