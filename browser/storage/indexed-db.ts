// The few things that are asked of IndexedDB itself. A tab that hangs can hold a connection or a
// transaction for ever: what has to wait for other tabs is bounded.

/** For other tabs to let go, which they do at once where they can. */
export const PATIENCE_MS = 5_000

/** Another tab did not let go of a database in time. */
export class DatabaseBusy extends Error {
  static name = 'DatabaseBusy'
}

/** Resolves when a transaction is on the disk, as far as its durability says. */
export async function completed (transaction: IDBTransaction): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => { resolve() }
    transaction.onabort = () => { reject(transaction.error ?? new Error('aborted')) }
  })
}

/** What a request of a transaction answers; the transaction stays open for whoever awaits it. */
export async function answer<Value> (request: IDBRequest<Value>): Promise<Value> {
  return await new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('refused')) }
  })
}

/**
 * A connection to a database with one object store of the same name, which is made where there is
 * none; undefined where there is none and it is not to be made.
 */
export async function openDatabase (
  name: string, { create }: { readonly create: boolean }
): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(name)
  let missing = false
  request.onupgradeneeded = () => {
    if (create) request.result.createObjectStore(name)
    else {
      missing = true
      request.transaction?.abort() // which leaves no database behind
    }
  }
  try {
    const database = await bounded(request, PATIENCE_MS, () => { request.result.close() })
    // Whoever deletes the database is not kept waiting.
    database.onversionchange = () => { database.close() }
    return database
  } catch (error) {
    if (missing) return undefined
    throw error
  }
}

export async function databaseExists (name: string): Promise<boolean> {
  const database = await openDatabase(name, { create: false })
  database?.close()
  return database !== undefined
}

/** Deletes a database, whether or not there is one. */
export async function deleteDatabase (name: string): Promise<void> {
  await bounded(indexedDB.deleteDatabase(name), PATIENCE_MS, () => {})
}

/** The result of a request; `late` gets what comes after all. */
async function bounded<Value> (
  request: IDBRequest<Value>, ms: number, late: () => void
): Promise<Value> {
  const answered = answer(request)
  try {
    return await within(ms, answered)
  } catch (error) {
    if (error instanceof DatabaseBusy) answered.then(late, () => {})
    throw error
  }
}

/** What `work` comes to; throws DatabaseBusy where that takes longer. */
export async function within<Value> (ms: number, work: Promise<Value>): Promise<Value> {
  let timer = 0
  const late = new Promise<never>((_resolve, reject) => {
    timer = window.setTimeout(() => { reject(new DatabaseBusy()) }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    window.clearTimeout(timer)
  }
}
