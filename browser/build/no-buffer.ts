// In place of Node's buffers, which browsers do not have: nothing is one.

export const Buffer = { isBuffer: (): boolean => false }
