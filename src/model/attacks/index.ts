/** Every attack Eve can choose, in the order of the menu. A new one is a file and a line here. */
import { beamSplitting } from './beam-splitting'
import { blinding } from './blinding'
import { block } from './block'
import { breidbart } from './breidbart'
import { cloner } from './cloner'
import { fakedStates } from './faked-states'
import { fixedBasis } from './fixed-basis'
import { interceptResend } from './intercept-resend'
import { manInTheMiddle } from './man-in-the-middle'
import { off } from './off'
import { photonNumberSplitting } from './photon-number-splitting'
import { predictableDice } from './predictable-dice'
import { stateDiscrimination } from './state-discrimination'
import { timeShift } from './time-shift'
import { trojanHorse } from './trojan-horse'

export const attacks = [
  off,
  interceptResend,
  fixedBasis,
  breidbart,
  cloner,
  beamSplitting,
  photonNumberSplitting,
  stateDiscrimination,
  blinding,
  fakedStates,
  timeShift,
  trojanHorse,
  manInTheMiddle,
  block,
  predictableDice,
] as const

export type AttackId = (typeof attacks)[number]['id']
