/**
 * Rows as a viewer knows them. The only way from the recording to the screen: nothing in the scene
 * reads a column of a block directly.
 */
import { type KnownRow, known, type Stage } from '../../../model/engine/knowledge'
import { blockOfEvent, type EventBlock, type Recording, rowOf } from '../../../model/engine/recording'
import type { Viewer } from '../../../model/scenario/viewing'

/** What has been announced does not change again: kept by block and viewer, made when first looked at. */
const announced = new WeakMap<EventBlock, Map<Viewer, (KnownRow | undefined)[]>>()

function announcedRow(recording: Recording, block: EventBlock, index: number, viewer: Viewer): KnownRow {
  let views = announced.get(block)
  if (!views) {
    views = new Map()
    announced.set(block, views)
  }
  let rows = views.get(viewer)
  if (!rows) {
    rows = []
    views.set(viewer, rows)
  }
  const made = rows[index]
  if (made) return made
  const row = known(rowOf(block, recording.lights, index), viewer, 'announced')
  rows[index] = row
  return row
}

/** What `viewer` knows of an event at a stage; undefined while its block is not open. */
export function knownAt(recording: Recording, event: number, viewer: Viewer, stage: Stage): KnownRow | undefined {
  const block = recording.opened.get(blockOfEvent(recording, event))
  if (!block) return undefined
  const index = event - block.firstEvent
  if (index < 0 || index >= block.pulse.length) return undefined
  if (stage === 'announced') return announcedRow(recording, block, index, viewer)
  return known(rowOf(block, recording.lights, index), viewer, stage)
}
