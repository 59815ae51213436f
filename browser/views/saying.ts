// Does something for which a view does not wait, and says so where it does not work.

import { faultFrom } from '../model/fault.ts'
import { toast } from '../model/toasts.ts'
import { partsText } from '../text/parts.ts'

export function saying (task: Promise<unknown>): void {
  task.catch((error: unknown) => {
    const { message } = faultFrom(error)
    toast(message === '' ? partsText().trouble : message)
  })
}
