import { lazy, Suspense } from 'react'
import { Dialog } from '../ui/Dialog'
import { useApp, useShell } from '../useApp'
import { openOverlay } from './shell'

const ShareContent = lazy(() => import('./ShareContent'))

/** The link as text, as a code, and on the clipboard. */
export function ShareDialog({ place }: { readonly place: 'middle' | 'sheet' }) {
  const { shell, words } = useApp()
  const open = useShell(({ overlay }) => overlay === 'share')
  return (
    <Dialog
      title={words.lab.share.title}
      open={open}
      place={place}
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      <Suspense fallback={null}>
        <ShareContent />
      </Suspense>
    </Dialog>
  )
}
