import type { Words } from '../../locales/index'
import type { Alarm } from '../../model/engine/alarm'

/** What the alarm says: about the key, never about Eve. */
export const alarmWords = ({ reason }: Pick<Alarm, 'reason'>, { charts }: Words): string => charts.alarm[reason]
