/** Every chart of the Lab, in the order of its tabs. A new one is a file and a line here. */
import type { ChartEntry } from './chart'
import { QberChart } from './QberChart'

export const charts: readonly ChartEntry[] = [{ id: 'QBER', Chart: QberChart }]
