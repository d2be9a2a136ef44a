/** Every protocol the engine can run. A new one is a file and a line here. */
import { bb84 } from './bb84'

export const protocols = [bb84] as const
