import { Check as CheckIcon, CircleAlert } from 'lucide-react'
import type { AboutWords } from '../../../locales/about'
import { ICON } from '../../ui/icon'
import { useApp } from '../../useApp'
import { type CheckedAnchor, GROUPS, groupOf } from './anchors'
import { Citation } from './Citation'
import { allowedText, differenceText, figureText, nameOf } from './figure-words'
import { type Check, type Checked, checkedBy } from './useCheck'

interface Props {
  readonly anchors: readonly CheckedAnchor[]
  readonly check: Check
  readonly words: AboutWords
}

function Verdict({ checked, words }: { readonly checked: Checked; readonly words: AboutWords }) {
  if (checked.state === 'waiting') return null
  const Icon = checked.state === 'reproduced' ? CheckIcon : CircleAlert
  return (
    <span className={`about-verdict about-verdict-${checked.state}`}>
      <Icon {...ICON} size={16} />
      {words.check.verdicts[checked.state]}
    </span>
  )
}

/** A note is said once where rows in a row share it, and always where a figure is not reproduced. */
const isSaid = (anchor: CheckedAnchor, before: CheckedAnchor | undefined, { state }: Checked): boolean =>
  anchor.note !== undefined && (state === 'missed' || before?.note !== anchor.note)

function Row({
  anchor,
  before,
  checked,
  words,
}: {
  readonly anchor: CheckedAnchor
  readonly before: CheckedAnchor | undefined
  readonly checked: Checked
} & Pick<Props, 'words'>) {
  const { format } = useApp()
  const value = 'value' in checked ? checked.value : null
  return (
    <tr data-testid="anchor" data-anchor={anchor.id} data-state={checked.state}>
      <th scope="row" className="about-name">
        {nameOf(anchor, words, format)}
        {anchor.note && isSaid(anchor, before, checked) && (
          <span className="about-note">{words.notes[anchor.note]}</span>
        )}
      </th>
      <td className="about-number">{figureText(anchor, anchor.reference, format)}</td>
      <td className="about-number about-here" data-testid="anchor-value">
        {value === null ? (
          <span className="about-waiting">{checked.state === 'failed' ? '–' : words.check.waiting}</span>
        ) : (
          figureText(anchor, value, format)
        )}
      </td>
      <td className="about-number">
        {value === null ? '' : differenceText(anchor, value, words, format)}
        <span className="about-allowed">{allowedText(anchor, words, format)}</span>
      </td>
      <td>
        <Verdict checked={checked} words={words} />
        {checked.state === 'failed' && <span className="about-note">{checked.message}</span>}
      </td>
      <td className="about-citation">
        <Citation text={anchor.source} />
      </td>
    </tr>
  )
}

/** Published figures beside what this browser makes of them, by subject. */
export function AnchorTable({ anchors, check, words }: Props) {
  const { columns } = words.check
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key
    <section className="about-scroll" aria-label={words.check.scroll} tabIndex={0}>
      <table className="about-table about-anchors">
        <caption className="visually-hidden">{words.check.table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.figure}</th>
            <th scope="col" className="about-number">
              {columns.published}
            </th>
            <th scope="col" className="about-number">
              {columns.here}
            </th>
            <th scope="col" className="about-number">
              {columns.difference}
            </th>
            <th scope="col">{columns.verdict}</th>
            <th scope="col">{columns.source}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const members = anchors.filter((anchor) => groupOf(anchor) === group)
          if (members.length === 0) return null
          return (
            <tbody key={group}>
              <tr className="about-group">
                <th scope="rowgroup" colSpan={6}>
                  {words.groups[group]}
                  {words.groupNotes[group] && <span className="about-note">{words.groupNotes[group]}</span>}
                </th>
              </tr>
              {members.map((anchor, i) => (
                <Row
                  key={anchor.id}
                  anchor={anchor}
                  before={members[i - 1]}
                  checked={checkedBy(check.of, anchor)}
                  words={words}
                />
              ))}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}
