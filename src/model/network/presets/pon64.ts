import { definePublishedNetwork, usersAround } from './published-network'

export const pon64 = definePublishedNetwork({
  id: 'pon64',
  name: 'Quantum access network (Frohlich 2013)',
  architecture: 'up to 64 transmitters share one detector at the node through a passive splitter',
  places: 'circle',
  ...usersAround({ id: 'olt', name: 'network node (one detector)', role: 'relay' }, 64, {
    drawnKm: 20,
    technology: 'passive optical network',
    medium: 'passive',
  }),
  facts: [{ statement: 'up to 64 users per shared detector; vendor later reports up to 128', confidence: 'high' }],
  sources: ['Frohlich et al., Nature 501 69 (2013)'],
})
