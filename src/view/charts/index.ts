/** Every chart of the Lab, in the order of its tabs. A new one is a file and a line here. */
import { BudgetChart } from './BudgetChart'
import { CatchChart } from './CatchChart'
import type { ChartEntry } from './chart'
import { DistanceChart } from './DistanceChart'
import { QberChart } from './QberChart'
import { RunsChart } from './RunsChart'
import { ShareChart } from './ShareChart'

export const charts: readonly ChartEntry[] = [
  { id: 'QBER', Chart: QberChart },
  { id: 'CATCH', Chart: CatchChart },
  { id: 'DIST', Chart: DistanceChart },
  { id: 'BUDGET', Chart: BudgetChart },
  { id: 'SHARE', Chart: ShareChart },
  { id: 'RUNS', Chart: RunsChart },
]
