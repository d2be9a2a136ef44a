/** A whole state as a file, for what no link can carry: the fields of the link, however many, as JSON. */
import { integer, minValue, number, object, pipe, record, safeParse, string } from 'valibot'
import { toFields } from '../model/scenario/fields'
import { stateFromFields } from './address'
import type { State } from './state'
import type { AppStore } from './store'

const CURRENT_FORMAT = 1

/** The same names and values as in a link, so that a file opens for as long as links do. */
const schema = object({
  eavesdrop: pipe(number(), integer(), minValue(1)),
  place: string(),
  fields: record(string(), string()),
})

/** @returns JSON of the present settings */
export function scenarioFile({ place, scenario, viewing, network, unknown }: State): string {
  const fields = Object.fromEntries(toFields({ scenario, viewing, unknown: new Map([...network, ...unknown]) }))
  return `${JSON.stringify({ eavesdrop: CURRENT_FORMAT, place, fields }, null, 2)}\n`
}

/**
 * Opens what such a file holds, its problems told as those of a link are.
 *
 * @returns false, and nothing changes, if the text is no such file
 */
export function openScenarioFile(store: AppStore, text: string): boolean {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return false // no JSON at all
  }
  const { success, output } = safeParse(schema, given)
  if (!success) return false
  store.setState({ ...stateFromFields(output.place, new Map(Object.entries(output.fields))), edits: [], opening: null })
  return true
}
