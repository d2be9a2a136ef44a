import type { Words } from '../../locales/index'
import { fromFields, toFields } from '../../model/scenario/fields'
import { fieldsOf, type GalleryEntry, type GalleryId, gallery, type Need } from '../../model/scenario/gallery'
import { defaultScenario, type Scenario } from '../../model/scenario/scenario'
import { defaultViewing } from '../../model/scenario/viewing'

/** A scenario as text, seed left out: other photons of the same settings are the same scenario. */
const textOf = (scenario: Scenario): string =>
  JSON.stringify([
    ...toFields({
      scenario: { ...scenario, seed: defaultScenario.seed },
      viewing: defaultViewing,
      unknown: new Map(),
    }),
  ])

const byText = new Map(gallery.map((entry) => [textOf(fromFields(fieldsOf(entry)).scenario), entry.id]))

/** The gallery scenario these settings are, whatever the seed; null when they are the visitor's own. */
export const galleryIdOf = (scenario: Scenario): GalleryId | null => byText.get(textOf(scenario)) ?? null

/** What settings are called. */
export function scenarioName(scenario: Scenario, { lab }: Words): string {
  const id = galleryIdOf(scenario)
  return id === null ? lab.header.ownScenario : lab.scenarios[id].name
}

/** Entries whose point can be made with what there is. */
export const galleryWith = (has: ReadonlySet<Need>): readonly GalleryEntry<GalleryId>[] =>
  gallery.filter(({ needs }) => needs.every((need) => has.has(need)))
