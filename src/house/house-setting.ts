// What an owner can switch at a house (PROTOCOL §10.5).
//   n u8 ‖ n × (setting u8 ‖ value u8)

import type { ByteReader, ByteWriter } from '../base/wire.ts'
import type { HostPolicy } from '../mailbox/host-limits.ts'

export interface HouseSettings {
  /** For whom the house keeps mail. */
  readonly policy: HostPolicy
  /** It is on day and night. */
  readonly alwaysOn: boolean
}

const SETTINGS_MAX = 8
const POLICY = 1
const ALWAYS_ON = 2

/** In the order of their numbers. */
const POLICIES: readonly HostPolicy[] = ['friends', 'visitors', 'nobody']

export function policyNumber (policy: HostPolicy): number { return POLICIES.indexOf(policy) }

export function policyOf (number: number): HostPolicy | undefined { return POLICIES[number] }

export function writeSettings (writer: ByteWriter, settings: Partial<HouseSettings>): void {
  const { policy, alwaysOn } = settings
  writer.u8(Number(policy !== undefined) + Number(alwaysOn !== undefined))
  if (policy !== undefined) writer.u8(POLICY).u8(policyNumber(policy))
  if (alwaysOn !== undefined) writer.u8(ALWAYS_ON).u8(Number(alwaysOn))
}

/** Settings of a later version are passed over; a value that is none is refused. */
export function readSettings (reader: ByteReader): Partial<HouseSettings> {
  const count = reader.u8()
  if (count > SETTINGS_MAX) reader.refuse()
  const settings: { -readonly [Name in keyof HouseSettings]?: HouseSettings[Name] } = {}
  for (let i = 0; i < count && !reader.failed; i++) {
    const [setting, value] = [reader.u8(), reader.u8()]
    if (setting === POLICY) {
      const policy = policyOf(value)
      if (policy === undefined) reader.refuse()
      else settings.policy = policy
    } else if (setting === ALWAYS_ON) {
      if (value > 1) reader.refuse()
      settings.alwaysOn = value === 1
    }
  }
  return settings
}
