// What the page keeps in the browser besides the profile: how it looks, and its own files for when
// there is no network. Goes when everything goes.

export async function forgetPage (): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  const registrations = await navigator.serviceWorker?.getRegistrations() ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
  const names = await globalThis.caches?.keys() ?? []
  await Promise.all(names.map((name) => caches.delete(name)))
}
