/** Every attack Eve can choose, in the order of the menu. A new one is a file and a line here. */
import { breidbart } from './breidbart'
import { fixedBasis } from './fixed-basis'
import { interceptResend } from './intercept-resend'
import { off } from './off'

export const attacks = [off, interceptResend, fixedBasis, breidbart] as const

export type AttackId = (typeof attacks)[number]['id']
