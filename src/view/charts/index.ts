/** Every chart of the Lab, in the order of its tabs. A new one is a file and a line here. */
import type { ChartEntry } from './chart'
import { later } from './later'
import { QberChart } from './QberChart'

export const charts: readonly ChartEntry[] = [
  { id: 'QBER', Chart: QberChart },
  { id: 'CATCH', Chart: later(() => import('./CatchChart').then(({ CatchChart }) => CatchChart)) },
  { id: 'DIST', Chart: later(() => import('./DistanceChart').then(({ DistanceChart }) => DistanceChart)) },
  { id: 'BUDGET', Chart: later(() => import('./BudgetChart').then(({ BudgetChart }) => BudgetChart)) },
  { id: 'SHARE', Chart: later(() => import('./ShareChart').then(({ ShareChart }) => ShareChart)) },
  { id: 'BENCH', Chart: later(() => import('./BenchChart').then(({ BenchChart }) => BenchChart)) },
  { id: 'ALARMS', Chart: later(() => import('./AlarmsChart').then(({ AlarmsChart }) => AlarmsChart)) },
  { id: 'COMPARE', Chart: later(() => import('./CompareChart').then(({ CompareChart }) => CompareChart)) },
  { id: 'RUNS', Chart: later(() => import('./RunsChart').then(({ RunsChart }) => RunsChart)) },
]
