import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowAt } from '../../../model/engine/recording'
import type { Bit } from '../../../model/physics/link/states'
import { VIEWERS, type Viewer } from '../../../model/scenario/viewing'
import { bitAngle } from '../geometry/tiles'
import { type SceneRow, sceneRecording, thrownRows } from '../recording.testing'
import { type FrameOptions, frameAt } from './frame'
import { alongFibre, layoutFor } from './layout'

const layout = layoutFor('wide', 2, 1072)

const base: FrameOptions = {
  viewer: 'all',
  zoom: 2,
  layout,
  flightSpan: 1,
  msPerEvent: 1000,
  speedMs: 1000,
  sinceLanding: Number.POSITIVE_INFINITY,
  moving: true,
  reducedMotion: false,
  selected: null,
  handAt: 0.5,
  hand: 0,
}

const tapped = sceneRecording(thrownRows({ events: 600, seed: 11, eve: 0.7, loss: 0.2, dark: 0.1, noise: 0.03 }))

describe('photons on their way', () => {
  it('event k is on the fibre from k + 1 − span to k + 1, at a place linear in the position', () => {
    const recording = sceneRecording([{}, {}, {}])
    const options = { ...base, flightSpan: 0.6 }
    expect(frameAt(recording, 1.4, options).packets).toEqual([])
    expect(frameAt(recording, 1.7, options).packets.map(({ event, x }) => [event, x])).toEqual([
      [1, expect.closeTo(alongFibre(layout, 0.5), 6)],
    ])
    expect(frameAt(recording, 2, options).packets).toEqual([])
  })

  it('nothing is on the bench before the first photon', () => {
    const frame = frameAt(tapped, 0, { ...base, flightSpan: 20 })
    expect([frame.packets, frame.alice, frame.bob, frame.strip.columns]).toEqual([[], null, null, []])
    expect(frameAt(null, 5, base).packets).toEqual([])
  })

  it('each of 200 photons carries the state its row says, before and behind Eve', () => {
    for (let event = 0; event < 200; event++) {
      const row = rowAt(tapped, event)!
      const before = frameAt(tapped, event + 0.2, base)
      const behind = frameAt(tapped, event + 0.8, base)
      const sent = [...before.packets, ...before.lost.map(({ packet }) => packet)].find((p) => p.event === event)!
      expect(sent.state).toEqual({ tile: row.alice.basis, angle: bitAngle(row.alice.basis, row.alice.bit) })
      expect(sent.resent).toBe(false)
      const arrives = behind.packets.find((p) => p.event === event)
      if (row.bobBit !== null && !row.dark.some(Boolean)) expect(arrives).toBeDefined()
      if (arrives && row.eve)
        expect(arrives).toMatchObject({
          resent: true,
          state: { tile: row.eve.basis, angle: bitAngle(row.eve.basis as 'z' | 'x', row.eve.bit) },
        })
    }
  })

  it('a photon that was lost leaves the fibre and does not come back to it', () => {
    const scenario = { ...tapped.scenario, lossDbPerKm: 0.2, distanceKm: 50 }
    const recording = sceneRecording(
      Array.from({ length: 40 }, () => ({ bobBit: null })),
      { scenario },
    )
    let left = 0
    for (let event = 0; event < 40; event++) {
      let gone = false
      for (let step = 1; step <= 20; step++) {
        const progress = Math.min(step / 20, 0.9999)
        const { packets, lost } = frameAt(recording, event + progress, base)
        expect(packets.length + lost.length).toBe(1)
        if (gone) expect(lost).toHaveLength(1)
        gone ||= lost.length > 0
      }
      if (gone) left++
    }
    // The detectors of this scenario miss none: all are lost in the fibre.
    expect(left).toBe(40)
  })

  it('where a photon was lost is shown to Everyone only: nobody in the story sees it', () => {
    const recording = sceneRecording([{ bobBit: null }])
    const single = { ...base, zoom: 1 as const, layout: layoutFor('wide', 1, 1072) }
    const seen = (viewer: Viewer) => frameAt(recording, 1, { ...single, viewer }).lost.length
    expect(VIEWERS.map((viewer) => [viewer, seen(viewer)])).toEqual([
      ['all', 1],
      ['alice', 0],
      ['bob', 0],
      ['eve', 0],
      ['public', 0],
    ])
  })

  it('a pulse known to be empty is not drawn, an unknown one is', () => {
    const recording = sceneRecording([{ photons: 0, intensity: 2, bobBit: null }])
    const seen = (viewer: Viewer) => frameAt(recording, 0.5, { ...base, viewer }).packets.length
    expect(VIEWERS.map((viewer) => [viewer, seen(viewer)])).toEqual([
      ['all', 0],
      ['alice', 0],
      ['bob', 1],
      ['eve', 1],
      ['public', 1],
    ])
  })

  it('without movement there are three places and no arcs', () => {
    const places = new Set<number>()
    for (let position = 3.01; position < 4; position += 0.01) {
      const { packets } = frameAt(sceneRecording(thrownRows({ events: 9 })), position, { ...base, reducedMotion: true })
      for (const { x, arcs } of packets) {
        places.add(x)
        expect(arcs).toBe(0)
      }
    }
    expect(places.size).toBe(3)
  })
})

describe('samples', () => {
  it('never more than 40 packets at zoom 2, two on a phone, one at zoom 1, and every one a multiple of N', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 1, max: 150, noNaN: true }), (span, position) => {
        const run = { ...base, flightSpan: span, msPerEvent: 600 / span, speedMs: 600 / span }
        const wide = frameAt(tapped, position, run)
        const phone = frameAt(tapped, position, { ...run, layout: layoutFor('phone', 2, 358) })
        const single = frameAt(tapped, position, { ...run, zoom: 1, layout: layoutFor('wide', 1, 1072) })
        expect(wide.packets.length).toBeLessThanOrEqual(40)
        expect(phone.packets.length).toBeLessThanOrEqual(2)
        expect(single.packets.length).toBeLessThanOrEqual(1)
        for (const { packets, sampling } of [wide, phone, single])
          for (const { event } of packets) expect(event % sampling.flying).toBe(0)
      }),
    )
  })

  it('labels follow a photon that is drawn, and change at most three times a second', () => {
    const run = { ...base, flightSpan: 60, msPerEvent: 10, speedMs: 10 }
    const seen = new Set<number>()
    for (let position = 100; position < 200; position += 0.5) {
      const { alice, bob, eve, sampling } = frameAt(tapped, position, { ...run, hand: 1 })
      for (const label of [alice, bob, eve]) expect(label!.event % sampling.flying).toBe(0)
      seen.add(bob!.event)
    }
    expect(seen.size).toBeLessThanOrEqual(4)
  })
})

/** A run that looks the same to `viewer`: every fact he cannot know is another one. */
function disguised(rows: readonly SceneRow[], viewer: Viewer, landed: number): SceneRow[] {
  const other = (bit: Bit | undefined): Bit => (bit === 1 ? 0 : 1)
  return rows.map((row, event) => {
    const announced = event < landed
    const arrived = row.bobBit !== null
    const open = announced && arrived
    const spoken = open && row.compared && (row.aliceBasis ?? 0) === (row.bobBasis ?? 0)
    const changed: { -readonly [Key in keyof SceneRow]: SceneRow[Key] } = { ...row }
    if (viewer !== 'alice') {
      if (!spoken) changed.aliceBit = other(row.aliceBit)
      if (!open) changed.aliceBasis = row.aliceBasis === 1 ? 0 : 1
    }
    if (viewer === 'alice' || viewer === 'public' || viewer === 'bob') {
      // Nobody of them learns of Eve.
      if (row.eve) delete changed.eve
      else changed.eve = { basis: 1, bit: 1 }
    }
    if (viewer !== 'bob' || !announced) {
      if (!spoken && arrived) changed.bobBit = other(row.bobBit!)
      if (!open) changed.bobBasis = row.bobBasis === 1 ? 0 : 1
    }
    // Nobody in the story can tell a dark count.
    changed.dark = arrived && !row.dark
    return changed
  })
}

describe('whose knowledge', () => {
  it.each(['alice', 'bob', 'public'] as const)('%s sees the same scene whatever is hidden', (viewer) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.constantFrom(1, 2, 3),
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        (seed, position, zoom, flightSpan) => {
          const rows = thrownRows({ events: 80, seed, eve: 0.5, loss: 0.3, dark: 0.2, noise: 0.1, compare: 0.3 })
          const options = { ...base, viewer, zoom: zoom as 1, flightSpan, layout: layoutFor('wide', zoom, 1072) }
          const seen = frameAt(sceneRecording(rows), position, options)
          const twin = disguised(rows, viewer, Math.floor(position + 1e-9))
          expect(frameAt(sceneRecording(twin), position, options)).toEqual(seen)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('Eve sees the same scene whatever she did not measure', () => {
    const rows = thrownRows({ events: 60, seed: 5, eve: 0.5, compare: 0.3 })
    const untouched = rows.map((row): SceneRow => {
      const spoken = row.compared && row.aliceBasis === row.bobBasis
      return row.eve || spoken
        ? row
        : { ...row, aliceBit: row.aliceBit === 1 ? 0 : 1, bobBit: row.bobBit === 1 ? 0 : 1 }
    })
    for (let position = 0.25; position < 60; position += 0.5) {
      const options = { ...base, viewer: 'eve', hand: 1 } as const
      const frame = frameAt(sceneRecording(rows), position, options)
      expect(frameAt(sceneRecording(untouched), position, options)).toEqual(frame)
    }
  })

  it('only Everyone and Eve see her hand, and what she sent on', () => {
    for (const viewer of VIEWERS) {
      const frame = frameAt(tapped, 40.8, { ...base, viewer, flightSpan: 5, hand: 1 })
      const sees = viewer === 'all' || viewer === 'eve'
      expect([viewer, frame.hand !== null, frame.eve !== null]).toEqual([viewer, sees, sees])
      if (!sees) expect(frame.packets.some(({ resent }) => resent)).toBe(false)
    }
  })

  it('Bob’s photons have no state on their way', () => {
    const { packets } = frameAt(tapped, 50.5, { ...base, viewer: 'bob', flightSpan: 4 })
    expect(packets.length).toBeGreaterThan(2)
    for (const { state } of packets) expect(state).toBeNull()
  })
})

describe('counts', () => {
  it('Everyone counts all that differ, the others those that were compared', () => {
    const rows: SceneRow[] = [
      { aliceBit: 1, bobBit: 0 }, // an error nobody compared
      { aliceBit: 1, bobBit: 0, compared: true },
      { aliceBit: 1, bobBit: 1, compared: true },
      { aliceBasis: 1, bobBasis: 0 },
      { bobBit: null },
    ]
    const at = (viewer: Viewer) => frameAt(sceneRecording(rows), 5, { ...base, viewer }).counts
    expect(at('all')).toMatchObject({ landed: 5, arrived: 4, kept: 3, different: 2, differentOf: 'kept', compared: 2 })
    expect(at('alice')).toMatchObject({ kept: 3, different: 1, differentOf: 'compared', eveKnows: null })
    expect(at('eve').eveKnows).toBe(0)
  })

  it('who does not stand at the detectors sees neither clicks nor their counts', () => {
    const recording = sceneRecording([{ aliceBit: 1, bobBit: 1 }])
    const at = (viewer: Viewer) => frameAt(recording, 1, { ...base, viewer, sinceLanding: 100 }).detectors
    expect(at('bob').map(({ fill, count }) => [fill, count])).toEqual([
      [0, 0],
      [1, 1],
    ])
    for (const viewer of ['alice', 'eve', 'public'] as const)
      expect(at(viewer).map(({ fill, count }) => [fill, count])).toEqual([
        [0, null],
        [0, null],
      ])
  })
})

describe('zoom 1', () => {
  const single = { ...base, zoom: 1, layout: layoutFor('wide', 1, 1072), flightSpan: 0.7, moving: false } as const

  it('holds the photon that landed last until the next one leaves', () => {
    expect(frameAt(tapped, 5, single).held?.row.event).toBe(4)
    expect(frameAt(tapped, 5.2, single).held?.row.event).toBe(4)
    expect(frameAt(tapped, 5.5, single).held).toBeNull()
  })

  it('holds the selected photon at rest, and the strip ends with it', () => {
    const kept = Array.from({ length: 30 }, (): SceneRow => ({}))
    const { held, strip } = frameAt(sceneRecording(kept), 30, { ...single, selected: 12 })
    expect(held?.row.event).toBe(12)
    expect(strip.columns.at(-1)).toMatchObject({ event: 12, selected: true })
  })

  it('throws a die only where the light leans on both answers', () => {
    const die = (row: SceneRow) => frameAt(sceneRecording([row]), 1, single).die !== null
    expect(die({ aliceBasis: 0, bobBasis: 0 })).toBe(false)
    expect(die({ aliceBasis: 0, bobBasis: 1 })).toBe(true)
    // Same basis, but what Eve sent on was in the other one.
    expect(die({ aliceBasis: 0, bobBasis: 0, eve: { basis: 1, bit: 0 } })).toBe(true)
  })
})

describe('detectors', () => {
  it('where a detector clicked by itself, no photon is held as the one that came', () => {
    const single = { ...base, zoom: 1, layout: layoutFor('wide', 1, 1072), moving: false } as const
    const held = (row: SceneRow, viewer: Viewer) => frameAt(sceneRecording([row]), 1, { ...single, viewer }).held
    expect(held({ bobBit: 1, dark: true }, 'all')).toMatchObject({ packet: null })
    expect(held({ bobBit: 0 }, 'all')?.packet).not.toBeNull()
    // Bob cannot tell.
    expect(held({ bobBit: 1, dark: true }, 'bob')?.packet).not.toBeNull()
  })

  it('a dark count is tagged for Everyone alone', () => {
    const recording = sceneRecording([{ bobBit: 1, dark: true }])
    const tag = (viewer: Viewer) => frameAt(recording, 1, { ...base, viewer }).detectors[1].dark
    expect(tag('all')).toBe(true)
    expect(tag('bob')).toBe(false)
  })

  it('a click fills and goes out while the next photon is under way', () => {
    const recording = sceneRecording([{ bobBit: 1 }, {}])
    const fill = (position: number, sinceLanding: number) =>
      frameAt(recording, position, { ...base, sinceLanding, flightSpan: 0.6 }).detectors[1].fill
    expect(fill(1, 200)).toBe(1)
    expect(fill(1, 5000)).toBe(1)
    expect(fill(1.6, 600)).toBe(0)
  })
})
