// Does something for which a view does not wait, and says so where it does not work.

import { faultFrom } from '../model/fault.ts'
import { toast } from '../model/toasts.ts'
import { faultWords } from '../text/faults.ts'

export function saying (task: Promise<unknown>): void {
  task.catch((error: unknown) => { toast(faultWords(faultFrom(error))) })
}
