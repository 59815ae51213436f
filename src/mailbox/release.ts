// Why an owner gave a box up. Until the lease's old end, whoever holds a token of it is told, so
// that somebody who redeems an invite learns "used" from "withdrawn" (DESIGN §5, PROTOCOL §10.1).

/** The reasons and their numbers on the wire. */
export const releaseReasons = { used: 1, revoked: 2, moved: 3 } as const
export type ReleaseReason = keyof typeof releaseReasons

/** The reason of its number on the wire, or undefined. */
export function releaseReasonOf (number: number): ReleaseReason | undefined {
  switch (number) {
    case releaseReasons.used: return 'used'
    case releaseReasons.revoked: return 'revoked'
    case releaseReasons.moved: return 'moved'
    default: return undefined
  }
}
