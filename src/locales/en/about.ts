/** Words of the place About: what can be checked, what is assumed, what is left out. `{name}` marks a value. */
import type { ChainNote, ChainQuantity } from '../../model/engine/chain-anchors'
import type { AnchorNote, AnchorQuantity } from '../../model/physics/anchors/anchor'
import type { Confidence, ExperimentFamily } from '../../model/physics/experiments/experiment'

export const about = {
  title: 'About this laboratory',
  lead: 'What it computes, what you can check yourself, and what it leaves out.',
  back: 'Back to the Lab',
  onThisPage: 'On this page',

  check: {
    title: 'Check the physics',
    lead: 'Published figures, computed again in your browser just now. Nothing is looked up.',
    headline: '{k} of {n}',
    headlineText: 'published figures reproduced within their tolerance',
    counting: '{done} of {n} computed',
    progress: 'Computing the figures',
    took: 'Computed here in {time}.',
    again: 'Compute again',
    doneSaid: '{k} of {n} published figures reproduced within their tolerance.',
    missed: '{n} not reproduced. Each has a note that says why.',
    allReproduced: 'All of them are reproduced.',
    shownOf: '{shown} of {n} figures shown.',
    noneShown: 'No figure fits. Change the filter.',
    filter: 'Filter',
    show: 'Show',
    showAll: 'All',
    showNotes: 'With a note',
    showMissed: 'Not reproduced',
    group: 'Subject',
    everyGroup: 'Every subject',
    search: 'Find a word',
    table: 'Published figures, recomputed',
    scroll: 'Table of published figures; it scrolls',
    columns: {
      figure: 'Figure',
      published: 'Published',
      here: 'Here, now',
      difference: 'Difference',
      verdict: 'Verdict',
      source: 'Source',
    },
    allowed: 'allowed ± {tolerance}',
    exact: 'must be exact',
    none: 'none',
    waiting: 'computing',
    verdicts: { reproduced: 'reproduced', missed: 'not reproduced', failed: 'could not be computed' },
  },

  groups: {
    security: 'Where security ends',
    attacks: 'What attacks do',
    pulses: 'Weak pulses, with and without decoys',
    bounds: 'Limits of nature, and geometry',
    chain: 'From kept bits to a key',
    finite: 'Keys of finite length',
  },

  /** Said under a subject, where a name needs it. */
  groupNotes: {
    pulses: 'GYS: the 122 km link of Gobby, Yuan and Shields (2004), on which much of the theory was tried out.',
  } as Readonly<Record<string, string>>,

  /** Names of single figures; the others are named by what they measure. */
  anchors: {
    'bb84-one-way': 'BB84: highest error rate with a key',
    'six-state-one-way': 'Six-state protocol: highest error rate with a key',
    'bb84-individual': 'BB84: Eve knows as much as Bob, photon by photon',
    'six-state-individual': 'Six-state protocol: Eve knows as much as Bob, photon by photon',
    'device-independent': 'Device-independent key: highest error rate',
    'chsh-best-angles': 'CHSH value at the best angles',
    'intercept-resend-bb84': 'BB84: errors when Eve measures every photon',
    'intercept-resend-six-state': 'Six-state protocol: errors when Eve measures every photon',
    'breidbart-guess': 'Eve’s best guess, measuring at 22.5°',
    'individual-guess-at-crossing': 'Eve’s best guess where she knows as much as Bob',
    'phase-covariant-clone': 'Fidelity of two equal clones',
    'b92-unambiguous': 'B92 states told apart without error',
    'weak-pulse-unambiguous': 'Weak BB84 pulses told apart without error, mean {mean}',
    'efficiency-mismatch': 'Detector mismatch that keeps faked states below {qber} errors',
    'gys-mean-photons': 'Best mean photon number with decoys, GYS link',
    'gys-reach-decoy': 'Last km with decoys, GYS link, mean {mean}',
    'gys-single-photon-limit': 'Last km at which one photon in four arrives wrong, GYS link',
    'gys-reach-gllp': 'Last km without decoys, GYS link',
    'exponent-gllp': 'Without decoys the rate falls as this power of the transmittance',
    'exponent-decoy': 'With decoys the rate falls as this power of the transmittance',
    'exponent-twin-field': 'Twin-field: the rate falls as this power of the transmittance',
    'plob-slope': 'Most key per use and transmittance, long link (PLOB)',
    'tgw-slope': 'The earlier bound, long link (TGW)',
    'one-repeater-chain': 'Most key per use with one ideal repeater, transmittance {transmittance}',
    'gaussian-pure-loss': 'Continuous variables, strong modulation, transmittance {transmittance}',
    'station-error-x': 'Errors in basis × at a middle station with weak pulses',
    'cascade-first-block': 'Cascade: first block size at {qber} errors',
    'cascade-second-block-option8': 'Cascade, optimised: second block size at {qber} errors',
    'micius-1200-km': 'Satellite Micius: loss by spreading over {rangeKm}\u00a0km',
    'lim-block-1e9-over-1e7': 'Rate with blocks of 10⁹ over rate with 10⁷, {lengthKm}\u00a0km',
    'lim-reach-block-1e4': 'Last km with blocks of {blockBits} bits',
  } as Readonly<Record<string, string>>,

  quantities: {
    'error-threshold': 'Highest error rate with a key',
    'chsh-value': 'CHSH value',
    'intercept-error': 'Errors that measuring leaves',
    'guess-probability': 'Eve’s best guess',
    'clone-fidelity': 'Fidelity of a clone',
    'unambiguous-success': 'States told apart without error',
    'mismatch-ratio': 'Ratio of detector efficiencies',
    'mean-photons': 'Best mean photon number',
    reach: 'Last km with a key',
    'rate-exponent': 'Power with which the rate falls',
    'capacity-slope': 'Most key per use and transmittance',
    capacity: 'Most key per use',
    'secret-share': 'Secret share of the signals, {keyBits} key bits, {qber} errors',
    'rate-ratio': 'Ratio of two rates',
    'block-size': 'Block size',
    'geometric-loss': 'Loss by spreading',
    'station-error': 'Errors at a middle station',
    'reconciliation-efficiency': 'Cascade, original: bits told over the Shannon limit, {qber} errors',
    'collision-share': 'Toeplitz hash of {keyBits} to {secretBits} bits: share of collisions, all matrices tried',
    'differing-bits': 'Fast hash against its definition, {keyBits} to {secretBits} bits: bits that differ',
  } satisfies Record<AnchorQuantity | ChainQuantity, string>,

  notes: {
    'order-of-magnitude-rule':
      'The paper takes a mean photon number of the order of the transmittance. Here it is equal to it; with the best mean at every length the reach is 40 km.',
    'abort-model-unspecified':
      'The paper does not say how it counts honest runs that fail their own test. We use a Chernoff bound; for keys of 10⁴ bits that gives 15 to 18 % more than printed.',
    'channel-model-reread':
      'The printed error formula cannot give the printed curve (seven times too low at 0 km). We read it with the efficiency of the whole system. The shortest blocks then end about ten km early.',
    'quoted-round-figure':
      'A round figure, by the ratio of two areas. A Gaussian beam of that radius loses 18.6 dB; a preset must say which is meant.',
    'other-program-fewer-frames':
      'The study took 10 000 frames of another program. Here 40 frames with our own permutations, so ± 0.04 is allowed.',
  } satisfies Record<AnchorNote | ChainNote, string>,

  formulas: {
    title: 'The formulas behind it',
    lead: 'The few that carry the rest. MODEL.md in the source has all of them, with sources.',
    list: {
      loss: 'Loss is exponential in length. α is the loss per km, A the rest.',
      intercept: 'Eve measures a share p of the photons in a random basis.',
      bb84: 'Secret bits per kept bit, single photons. f is what error correction costs.',
      gain: 'Clicks per pulse and their errors. Dark counts are wrong half the time.',
      decoy: 'Secret bits per pulse with decoys: only single photons count.',
      finite: 'Length of a finite key with two decoys.',
      bound: 'No link without a repeater gives more than this per use.',
    },
  },

  kinds: {
    title: 'Simulated, or a formula',
    lead: 'Whatever moves is simulated, pulse by pulse or by exact counts. The rest says “long run” or “formula”.',
    what: 'What',
    how: 'How',
    rows: {
      bb84: ['BB84 with single, weak, decoy and heralded pulses', 'simulated'],
      attacks: ['Every attack of the menu', 'simulated, and its closed form beside it'],
      detectors: ['Loss, misalignment, dark counts, stray light, double clicks', 'simulated'],
      chain: ['Error correction, verification, privacy amplification', 'run on the real bits'],
      rates: ['Key rates, last km, no-key line', 'formula, for endless keys'],
      finite: ['Key lengths of finite runs', 'formula, from counted clicks'],
      other: ['Twin-field, middle station, entangled pairs, continuous variables', 'formula only; no photon is drawn'],
      network: ['Relays and key stores', 'simulated, with link rates from the formula'],
    },
  },

  assumed: {
    title: 'What is assumed',
    list: [
      'The phase of every weak pulse is random; only then are photon numbers Poisson.',
      'Pulses do not remember each other, except for dead time and afterpulses.',
      'Eve’s equipment is perfect, unless a setting says otherwise. Bob’s box is closed to her.',
      'Two clicks at once become a random bit. They are never thrown away.',
      'The public channel cannot be forged, unless you switch authentication off.',
      'Only Alice’s parities count as told by error correction. That is common practice, not a theorem.',
      'The same link gives the same photons on every machine. Its dice are seeded and not secret.',
    ],
  },

  left: {
    title: 'What is left out',
    list: [
      'Photons that come late, dispersion, drift of the fibre: misalignment is one number.',
      'Collective and coherent attacks are not played. They are inside the formula for the key length.',
      'Fading, weather and sunlight on a satellite link: only mean values.',
      'Flaws of Alice’s box, except the ones an attack uses.',
      'Anyone who breaks into the rooms at the ends.',
    ],
  },

  drawn: {
    title: 'Drawn although nature hides it',
    list: [
      'The notch on a photon that Eve sent on. A real photon has none.',
      'The arrow in flight. Nobody can read a photon without disturbing it.',
      'Where a lost photon leaves the fibre: the run only knows that it was lost. The place is drawn from the law of loss.',
      'Eve’s hand and what she holds. Alice and Bob see only numbers.',
      'One photon at a time. A real link sends many millions a second.',
      'Dots in a pulse that count its photons. Counting them takes a measurement.',
    ],
  },

  knowledge: {
    title: 'Whose knowledge you see',
    list: [
      'Everyone: all of it. Nobody in the story sees that much.',
      'Alice, Bob, Eve: their own choices and outcomes, and what was announced.',
      'Public: positions, bases and compared bits.',
      'The alarm compares error rates. It cannot know who made the errors, and once raised it stays for the run.',
    ],
  },

  experiments: {
    title: 'Published experiments',
    lead: 'Points on the distance chart. A figure known only by its order of magnitude is marked ≈.',
    table: 'Published links, oldest first',
    scroll: 'Table of published links; it scrolls',
    year: 'Year',
    who: 'Who',
    kind: 'Kind',
    points: 'Length or loss, and rate',
    digits: 'Figures',
    source: 'Source',
    noRate: 'no rate quoted',
    perPulse: '{n} bit/pulse',
    about: '≈ {figure}',
    families: {
      BB84: 'BB84',
      'BB84-decoy': 'BB84, decoys',
      SPS: 'single photons',
      DPS: 'phase shifts',
      COW: 'one-way pulses',
      HD: 'many dimensions',
      MDI: 'middle station',
      'MDI-async': 'middle station',
      TF: 'twin-field',
      CV: 'continuous variables',
      EB: 'entangled pairs',
      satellite: 'satellite',
    } satisfies Record<ExperimentFamily, string>,
    confidence: {
      read: 'read in the paper',
      'read-secondary': 'quoted by another paper',
      recalled: 'from memory, believed exact',
      'recalled-low': 'from memory, order of magnitude',
    } satisfies Record<Confidence, string>,
  },

  project: {
    title: 'Version and licences',
    version: 'Eavesdrop {version}, Apache License 2.0.',
    parts: 'It is built with these, each under its own licence:',
    font: 'Noto Sans Math 5.3.0 (OFL-1.1), the font of the formulas',
    full: 'Full text of the licences',
    notLoaded: 'The list of parts is not kept for use without a network.',
  },

  privacy: {
    title: 'Privacy',
    list: [
      'Nothing leaves this device: no server, no account, no cookie, no analytics.',
      'Your colours and shortcuts are remembered in this browser only.',
      'After the first visit the page is kept in this browser, so that it works without a network.',
      'A link holds settings and nothing about you.',
      'Links to papers on this page open other sites; only then is anything asked of them.',
    ],
  },
} as const
