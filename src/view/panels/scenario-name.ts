import type { Words } from '../../locales/index'
import { fromFields, toFields } from '../../model/scenario/fields'
import { fieldsOf, type GalleryEntry, type GalleryId, gallery, type Need } from '../../model/scenario/gallery'
import type { Fields } from '../../model/scenario/migrations'
import { defaultScenario, type Scenario } from '../../model/scenario/scenario'
import { defaultViewing } from '../../model/scenario/viewing'
import type { State } from '../../store/state'

/** A scenario as text, seed left out: other photons of the same settings are the same scenario. */
const textOf = (scenario: Scenario): string =>
  JSON.stringify([
    ...toFields({
      scenario: { ...scenario, seed: defaultScenario.seed },
      viewing: defaultViewing,
      unknown: new Map(),
    }),
  ])

const byText = new Map(
  gallery
    .filter(({ place }) => place === 'lab')
    .map((entry) => [textOf(fromFields(fieldsOf(entry)).scenario), entry.id] as const),
)

const known = new WeakMap<Scenario, GalleryId | null>()

/** The gallery scenario these settings are, whatever the seed; null when they are the visitor's own. */
export function galleryIdOf(scenario: Scenario): GalleryId | null {
  const found = known.get(scenario)
  if (found !== undefined) return found
  const id = byText.get(textOf(scenario)) ?? null
  known.set(scenario, id)
  return id
}

/** Scenarios that make their point beside each other: the same error rate, another cause. */
const PARTNERS: Partial<Record<GalleryId, GalleryId>> = { S05: 'S06', S06: 'S05' }

/** The scenario that these settings are best compared with, if there is one. */
export function partnerOf(scenario: Scenario): { readonly id: GalleryId; readonly scenario: Scenario } | null {
  const own = galleryIdOf(scenario)
  const entry = gallery.find(({ id }) => own !== null && id === PARTNERS[own])
  return entry ? { id: entry.id, scenario: fromFields(fieldsOf(entry)).scenario } : null
}

/** The gallery's network that these fields describe; null for any other. */
function networkIdOf(fields: Fields): GalleryId | null {
  const net = fields.get('net')
  return gallery.find((entry) => entry.place === 'network' && fieldsOf(entry).get('net') === net)?.id ?? null
}

/** The gallery entry that is open; null when the settings are the visitor's own. */
export const openEntryOf = ({ place, scenario, network }: Shown): GalleryId | null =>
  place === 'network' ? networkIdOf(network) : galleryIdOf(scenario)

type Shown = Pick<State, 'place' | 'scenario' | 'network'>

/** What is open is called. */
export function scenarioName(shown: Shown, { lab, network: words }: Words): string {
  const id = openEntryOf(shown)
  if (id !== null) return lab.scenarios[id].name
  if (shown.place !== 'network') return lab.header.ownScenario
  const names: Readonly<Record<string, string>> = words.names
  const net = shown.network.get('net') ?? USUAL
  return Object.hasOwn(names, net) ? names[net]! : words.own
}

/** The network that a link means without saying. */
const USUAL = 'town5'

/** Entries whose point can be made with what there is. */
export const galleryWith = (has: ReadonlySet<Need>): readonly GalleryEntry<GalleryId>[] =>
  gallery.filter(({ needs }) => needs.every((need) => has.has(need)))
