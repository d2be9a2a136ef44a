import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AboutWords } from '../../../locales/about'
import { fill } from '../../../locales/fill'
import type { Format } from '../../format'
import { say } from '../../panels/shell'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { useApp } from '../../useApp'
import { AnchorTable } from './AnchorTable'
import { type AnchorGroup, type CheckedAnchor, checkedAnchors, GROUPS, groupOf } from './anchors'
import { nameOf } from './figure-words'
import { type Check, checkedBy, useCheck } from './useCheck'

interface Filter {
  readonly show: 'all' | 'notes' | 'missed'
  readonly group: AnchorGroup | 'every'
  readonly search: string
}

/** How many figures there are. */
const N = checkedAnchors.length

const EVERYTHING: Filter = { show: 'all', group: 'every', search: '' }

/** Everything in a row that a word could be found in. */
const textOf = (anchor: CheckedAnchor, words: AboutWords, format: Format): string =>
  [
    nameOf(anchor, words, format),
    anchor.source,
    anchor.note ? words.notes[anchor.note] : '',
    words.groups[groupOf(anchor)],
  ]
    .join(' ')
    .toLowerCase()

function fits(anchor: CheckedAnchor, { show, group, search }: Filter, check: Check, text: string): boolean {
  const state = checkedBy(check.of, anchor).state
  if (show === 'notes' && !anchor.note) return false
  if (show === 'missed' && state !== 'missed' && state !== 'failed') return false
  if (group !== 'every' && groupOf(anchor) !== group) return false
  return text.includes(search.trim().toLowerCase())
}

function Filters({
  filter,
  onChange,
  words,
}: {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly words: AboutWords
}) {
  const { check, groups } = words
  return (
    <search className="about-filters" aria-label={check.filter}>
      <Segmented
        label={check.show}
        options={[
          { value: 'all', text: check.showAll },
          { value: 'missed', text: check.showMissed },
          { value: 'notes', text: check.showNotes },
        ]}
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        testId="about-show"
      />
      <Select
        label={check.group}
        options={[
          { value: 'every', text: check.everyGroup },
          ...GROUPS.map((group) => ({ value: group, text: groups[group] })),
        ]}
        value={filter.group}
        onChange={(group) => onChange({ ...filter, group })}
        testId="about-group"
      />
      <span className="about-search">
        <Search {...ICON} size={16} />
        <input
          type="search"
          aria-label={check.search}
          placeholder={check.search}
          value={filter.search}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
        />
      </span>
    </search>
  )
}

/** How many figures come out as published, and how far the counting is. */
function Headline({ check, words }: { readonly check: Check; readonly words: AboutWords }) {
  const { format } = useApp()
  const states = [...check.of.values()].map(({ state }) => state)
  const reproduced = states.filter((state) => state === 'reproduced').length
  const rest = states.length - reproduced
  return (
    <>
      <p className="about-headline" data-testid="about-headline" data-reproduced={reproduced} data-of={N}>
        <strong>{fill(words.check.headline, { k: reproduced, n: N })}</strong> {words.check.headlineText}
      </p>
      {check.tookMs === null ? (
        <div className="about-progress">
          <progress aria-label={words.check.progress} max={N} value={states.length} />
          <span>{fill(words.check.counting, { done: states.length, n: N })}</span>
        </div>
      ) : (
        <p className="about-took">
          {fill(words.check.took, { time: format.duration(check.tookMs / 1000) })}{' '}
          {rest === 0 ? words.check.allReproduced : fill(words.check.missed, { n: rest })}
        </p>
      )}
    </>
  )
}

/** Published figures, recomputed here and now. */
export function CheckSection({ words }: { readonly words: AboutWords }) {
  const { shell, format } = useApp()
  const check = useCheck()
  const [filter, setFilter] = useState(EVERYTHING)
  const shown = checkedAnchors.filter((anchor) => fits(anchor, filter, check, textOf(anchor, words, format)))
  const reproduced = [...check.of.values()].filter(({ state }) => state === 'reproduced').length
  const { done } = check
  useEffect(() => {
    if (done) say(shell, fill(words.check.doneSaid, { k: reproduced, n: N }))
  }, [done, reproduced, shell, words])
  return (
    <section
      className="about-section"
      aria-labelledby="about-check"
      data-testid="about-check"
      data-run={done ? 'done' : 'running'}
    >
      <h2 id="about-check" tabIndex={-1}>
        {words.check.title}
      </h2>
      <p className="about-lead">{words.check.lead}</p>
      <div className="about-top">
        <div>
          <Headline check={check} words={words} />
        </div>
        <Button kind="primary" aria-disabled={!done} onClick={() => done && check.again()}>
          {words.check.again}
        </Button>
      </div>
      <Filters filter={filter} onChange={setFilter} words={words} />
      <p className="about-shown">
        {shown.length === 0 ? words.check.noneShown : fill(words.check.shownOf, { shown: shown.length, n: N })}
      </p>
      {shown.length > 0 && <AnchorTable anchors={shown} check={check} words={words} />}
    </section>
  )
}
