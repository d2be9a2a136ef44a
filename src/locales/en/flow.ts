/** Words of what is counted: the hardware, the wait for an arrival, and single pulses taken out of counts. */
export const flow = {
  /** Zoom 5. */
  hardware: {
    label: 'Counters of the hardware',
    key: 'Secret key',
    keyEveOff: 'Secret key, Eve off',
    sent: 'Pulses sent',
    clicks: 'Clicks',
    clicksPerSecond: 'Clicks a second',
    runningFor: 'Running for',
  },

  day: {
    tab: 'A day',
    title: 'What does a day give?',
    oneKey: 'One 256-bit key',
    every: 'every {t}',
    keys: '256-bit keys in a day',
    bits: 'Secret bits in a day',
    speech: 'One-time pad for speech',
    calls: '{n} calls at 8 kbit/s',
    noCall: 'none: too slow for one call',
    file: 'One-time pad for a file of 1 GB',
    note: 'Long-run formula on this hardware, Eve off. Finite blocks give less.',
    none: 'No key: the alarm allows none, and a day changes nothing.',
    nothing: 'No key: no photon arrives.',
    tooFar: 'No key: the long-run rate of these settings is 0.',
  },

  deadTime: {
    rate: '{rate} clicks a second, of at most {limit} ({share}): after each, Bob’s detectors sleep for {t}.',
    outlasts: 'Bob’s detectors sleep for {t} after a click, longer than this run: one click is all.',
    limit: 'At most {limit} clicks a second.',
    longer: 'Longer than this run: one click is all.',
  },

  /** Nothing has clicked, or will not for long. */
  arrival: {
    none: 'No photon has arrived in {n} pulses.',
    atDistance: 'At this distance expect one every {t}.',
    expected: 'With these settings expect one every {t}.',
    never: 'None can: nothing comes through, and no detector clicks by itself.',
    mayEnd: 'This run lasts {t}: none may come in it.',
    jump: 'Jump to first arrival',
  },

  /** Single pulses taken out of what was counted. */
  sample: {
    closer: 'Look closer',
    one: {
      sent: 'One sent',
      click: 'One click',
      kept: 'One kept',
      compared: 'One compared',
      error: 'One error',
      loss: 'One loss',
      dark: 'One dark click',
      double: 'One double click',
      'known-to-eve': 'One Eve knows',
    },
    many: {
      sent: 'sent pulses',
      click: 'clicks',
      kept: 'kept bits',
      compared: 'compared bits',
      error: 'errors',
      loss: 'lost pulses',
      dark: 'dark clicks',
      double: 'double clicks',
      'known-to-eve': 'bits Eve knows',
    },
    noneYet: 'None so far.',
    newest: 'The newest {n} {what} of this run.',
    single: '{what} of this run: pulse {number}.',
    counted: '{n} {what}, drawn from their class: this run was counted, not followed.',
    countedOne: '{what}, drawn from its class: this run was counted, not followed.',
    behind: 'The first arrival if this run went on: pulse {number}, drawn.',
    back: 'Back to the run',
    backToFlow: 'Back to the flow',
  },
} as const
