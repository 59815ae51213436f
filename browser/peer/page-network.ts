// Notices that the way to others may be open again: the browser says that it is online, the page is
// seen again after it was hidden or frozen.

/** Calls `changed` then; returns what ends that. */
export function watchPageNetwork (changed: () => void): () => void {
  const seen = (): void => { if (document.visibilityState === 'visible') changed() }
  window.addEventListener('online', changed)
  window.addEventListener('pageshow', changed)
  document.addEventListener('visibilitychange', seen)
  document.addEventListener('resume', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('pageshow', changed)
    document.removeEventListener('visibilitychange', seen)
    document.removeEventListener('resume', changed)
  }
}
