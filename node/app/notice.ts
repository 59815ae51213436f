// Something that the owner of a node should know and may do something about.

export interface Notice {
  /** Stable. */
  readonly code: string
  readonly text: string
  readonly action?: string
}
