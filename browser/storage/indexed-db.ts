// The few things that are asked of IndexedDB itself. Opening and deleting can wait for ever for a
// tab that holds an old connection: they are bounded.

const OPEN_MS = 5_000

/** Where a database could not be opened or deleted in time, because another tab does not let go. */
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
    const database = await bounded(request, OPEN_MS, () => { request.result.close() })
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
export async function deleteDatabase (name: string, ms: number): Promise<void> {
  await bounded(indexedDB.deleteDatabase(name), ms, () => {})
}

/** The result of a request; `late` gets what comes after all. */
async function bounded<Value> (
  request: IDBRequest<Value>, ms: number, late: () => void
): Promise<Value> {
  return await new Promise<Value>((resolve, reject) => {
    let over = false
    const timer = setTimeout(() => {
      over = true
      reject(new DatabaseBusy())
    }, ms)
    request.onsuccess = () => {
      clearTimeout(timer)
      if (over) late()
      else resolve(request.result)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error('refused'))
    }
  })
}
