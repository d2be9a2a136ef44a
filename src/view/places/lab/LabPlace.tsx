import { useVoice } from '../../panels/useVoice'
import type { PlaceProps } from '../index'
import { LabDesk } from './LabDesk'
import { LabPhone } from './LabPhone'
import { LabProjector } from './LabProjector'

/** The Lab: two people, a fibre, perhaps a listener, and what the counts say about her. */
export default function LabPlace({ layout }: PlaceProps) {
  useVoice()
  if (layout === 'projector') return <LabProjector />
  if (layout === 'phone' || layout === 'landscape') return <LabPhone layout={layout} />
  return <LabDesk layout={layout} />
}
