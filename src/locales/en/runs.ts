/** Words of the charts about many runs: one hundred of them, and how often the alarm rings. `{name}` marks a value. */
export const runs = {
  title: 'Run it 100 times',
  summary: '{z} of {n} runs showed no error. {a} no key, {b} undecided, {c} key made, {d} too few bits to tell.',
  progress: '{done} of {wanted} runs.',
  empty: 'The same settings with 100 new seeds: what would the alarm say?',
  axis: 'error rate of the compared bits',
  line: 'no key above {x}',
  run: 'Run it 100 times',
  again: 'Run again',
  cancel: 'Stop',
  skip: 'Show all at once',
  states: {
    nokey: 'no key',
    other: 'no key, not by errors',
    undecided: 'undecided',
    ok: 'key made',
    few: 'too few bits',
  },
  point: 'Seed {seed}: {e} errors in {n} compared bits, {q}. {alarm}.',
  pointNone: 'Seed {seed}: no bit was compared. {alarm}.',
  /** What took the key, where it was not the error rate alone. */
  noKeyBy: 'No key: {list}.',
  causes: {
    errors: '{k} by the error rate',
    pulses: '{k} by pulse statistics',
    power: '{k} by bright light',
    timing: '{k} by arrival times',
    asleep: '{k} by sleeping detectors',
    tags: '{k} by tags',
  },
  tableCaption: 'One row for each re-run',
  columns: {
    seed: 'Seed',
    compared: 'Bits compared',
    errors: 'Errors',
    qber: 'Error rate, %',
    alarm: 'Alarm',
    reason: 'Why',
  },
  explain: [
    'Every dot is a whole run with other dice. Same link, same Eve, another outcome: what a single run shows is partly luck.',
    'A dot’s shape is what the alarm says at the end of its run, with all that is watched: error rate, pulse statistics, detectors, tags. It stays once it rang. The more bits are compared, the closer the dots lie together and the seldomer the alarm is wrong.',
  ],
} as const

export const alarms = {
  title: 'How often does the alarm ring?',
  summary: 'With {n} bits compared it rings in {hit} of the runs with Eve and in {wrong} without her.',
  summaryOff: 'With {n} bits compared it would ring in {hit} of the runs with Eve, and does in {wrong} without her.',
  axis: 'bits compared',
  hit: 'with Eve: hits',
  falseAlarm: 'without her: false alarms',
  both: 'the same with Eve and without',
  ran: 'Ring: in {n} runs it rang {k} times.',
  point: '{n} bits compared: {hit} hits, {miss} misses, {wrong} false alarms',
  tableCaption: 'Share of the runs in which the alarm has rung, by bits compared',
  columns: { compared: 'Bits compared', hits: 'Hits, %', misses: 'Misses, %', falseAlarms: 'False alarms, %' },
  explain: [
    'The alarm looks after every compared bit from the fiftieth on and stays once it rang. So the shares can only grow: each further look is another chance to ring, rightly or wrongly.',
    'It is not there to find Eve but to refuse a key that cannot be secret: below the no-key line it should stay silent, and privacy amplification does the rest. Computed from the two error rates, bit by bit, without a run. Decoys, monitors, tags and a test of the bases apart are not in this curve.',
  ],
  explainNow: 'Error rate with Eve {q}, without her {q0}.',
} as const
