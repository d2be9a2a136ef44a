import { lazy, Suspense } from 'react'
import type { Layout } from './useLayout'

const Loaded = lazy(() => import('./Evidence'))

/** Charts and table come after the bench: the first motion does not wait for them. */
export const Evidence = ({ layout }: { readonly layout: Layout }) => (
  <Suspense fallback={null}>
    <Loaded layout={layout} />
  </Suspense>
)
