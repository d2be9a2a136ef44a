import type { AlarmState } from '../../model/engine/alarm'
import type { Basis, Bit } from '../../model/physics/link/states'
import { alarmIcon } from '../scene/geometry/marks'
import { arrow, bitAngle, type TileBasis, tile } from '../scene/geometry/tiles'
import { MarkSvg } from './MarkSvg'

/** Basis tile as it stands in a row: the diamond is as wide as its points. */
export const TileMark = ({ basis, side = 18 }: { readonly basis: TileBasis; readonly side?: number }) => (
  <MarkSvg mark={tile(basis, side)} width={side * 1.4} height={side * 1.35} />
)

/** The double-headed arrow of a bit in a basis. */
export const ArrowMark = ({ basis, bit }: { readonly basis: Basis; readonly bit: Bit }) => (
  <MarkSvg mark={arrow(bitAngle(basis, bit))} width={24} height={22} />
)

/** The alarm's icon; its words stand beside it. */
export const AlarmMark = ({ state, size = 34 }: { readonly state: AlarmState; readonly size?: number }) => (
  <MarkSvg mark={alarmIcon(state)} width={size} scale={size / 28} />
)
