/** From the bits of this run to a key, or from block after block to a store that fills. */
import { Segmented } from '../ui/Segmented'
import { useApp } from '../useApp'
import { lookAtKey, useKeyLook } from './key-desk'
import { RunKey } from './RunKey'
import { StreamPanel } from './StreamPanel'
import './key.css'
import './pictures.css'
import './stream.css'

export default function KeyPanel() {
  const { store, words } = useApp()
  const { key } = words
  const { source } = useKeyLook(store)
  return (
    <section className="key" aria-labelledby="key-title" data-testid="key">
      <div className="key-head">
        <h2 id="key-title">{key.title}</h2>
        <Segmented
          label={key.source.label}
          value={source}
          options={(['run', 'stream'] as const).map((value) => ({ value, text: key.source[value] }))}
          onChange={(value) => lookAtKey(store, { source: value })}
          testId="key-source"
        />
      </div>
      {source === 'run' ? <RunKey /> : <StreamPanel />}
    </section>
  )
}
