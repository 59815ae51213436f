// Whether the browser promised to keep what is stored here when it needs room, and how much room
// there is (Storage Standard, §4).

export interface StorageState {
  /** `unknown` where the browser cannot be asked. */
  readonly persistence: 'promised' | 'refused' | 'unknown'
  /** Bytes of everything from this address, as the browser estimates them. */
  readonly used?: number
  readonly quota?: number
}

export async function storageState (): Promise<StorageState> {
  return await stateBy(() => navigator.storage.persisted())
}

/** Asks the browser to keep it; some browsers then ask the person. */
export async function askPersistence (): Promise<StorageState> {
  return await stateBy(() => navigator.storage.persist())
}

async function stateBy (promised: () => Promise<boolean>): Promise<StorageState> {
  try {
    const persistence = await promised() ? 'promised' : 'refused'
    const { usage, quota } = await navigator.storage.estimate()
    return {
      persistence,
      ...usage === undefined ? {} : { used: usage },
      ...quota === undefined ? {} : { quota }
    }
  } catch {
    return { persistence: 'unknown' }
  }
}
