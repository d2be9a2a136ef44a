import type { Words } from '../../locales/index'
import type { NoKeyReason } from './verdict'

/** Why there is no key, as the end of a sentence. @param alarm what the alarm says, where it is the reason */
export const reasonText = (words: Words, reason: NoKeyReason, alarm = ''): string =>
  words.key.reasons[reason].replace('{alarm}', alarm)
