// Node's `setImmediate`, which the simulated store uses: in a page a message to oneself comes as
// soon, and unlike a timer it is not slowed down.

declare global {
  var setImmediate: (run: (value?: unknown) => void) => void
}

export function bringImmediate (): void {
  const { port1, port2 } = new MessageChannel()
  const waiting: Array<() => void> = []
  port1.onmessage = () => { waiting.shift()?.() }
  globalThis.setImmediate = (run) => {
    waiting.push(run)
    port2.postMessage(undefined)
  }
}
