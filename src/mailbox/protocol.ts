// The name of the mailbox protocol, and the longest frame of it (PROTOCOL §10).

import { KIB } from '../base/limits.ts'

export const MAIL_PROTOCOL = '/snug/mail/1.0.0'

export const MAIL_FRAME_MAX = 64 * KIB // bytes
