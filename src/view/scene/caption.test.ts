import { describe, expect, it } from 'vitest'
import { scene } from '../../locales/en/scene'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { createFormat } from '../format'
import { captionOf } from './caption'
import { sceneRecording } from './recording.testing'

const format = createFormat('en')
const one = { flying: 1, strips: 1 }
const say = (scenario: Partial<Scenario>, more: Partial<Parameters<typeof captionOf>[0]> = {}) =>
  captionOf({
    scenario: { ...presets.metro, ...scenario },
    recording: null,
    sampling: one,
    single: false,
    kind: 'wide',
    words: scene,
    format,
    ...more,
  })

describe('the sentence under the fibre', () => {
  it('says how many photons the fibre takes', () => {
    expect(say({ distanceKm: 20 })).toBe('In 20 km of fibre, 6 photons in 10 are lost.')
    expect(say({ distanceKm: 1 })).toBe('In 1 km of fibre, 1 photon in 22 is lost.')
    expect(say({ distanceKm: 100 })).toBe('Of 100 photons, 1 survives 100 km of fibre.')
    expect(say(presets.ideal)).toBe('10 km of perfect fibre: nothing is lost.')
  })

  it('says that only clicks are shown, and how rare they are', () => {
    const recording = sceneRecording([{ pulse: 24 }, { pulse: 49 }], { eventKind: 'clicks' })
    expect(say({ distanceKm: 20 }, { recording })).toContain('Only photons that click are shown: 1 pulse in 25.')
  })

  // 571 km from 500 km up at 60° (spherical Earth); loss as the free-space formula gives it, tested where it lives.
  it('speaks of the satellite where there is no fibre', () => {
    const said = say({ channel: 'space', altitudeKm: 500, elevationDegrees: 60 })
    expect(said).toMatch(/^Free space, 571 km at 60°, \d+\.\d dB: of \d+ photons, 1 arrives\.$/)
    expect(said).not.toContain('fibre')
    expect(say({ channel: 'space', zenithTransmission: 1, altitudeKm: 100, apertureM: 5 })).toContain(
      'of the photons arrive',
    )
    expect(say({ channel: 'space' }, { kind: 'phone' })).toMatch(/^free space, \d+ km, \d+\.\d dB$/)
  })

  it('says what is only a sample', () => {
    expect(say({}, { sampling: { flying: 20, strips: 20 } })).toContain('Showing 1 in 20.')
    expect(say({}, { sampling: { flying: 5, strips: 1 } })).toContain('On the fibre, 1 in 5 is drawn.')
    expect(say({ pulses: 4000 }, { sampling: { flying: 1e5, strips: 1 } })).toContain(
      'Too fast to draw single photons.',
    )
    expect(say({ distanceKm: 20 }, { kind: 'phone', sampling: { flying: 10, strips: 1 } })).toBe('20 km, 1 in 10 drawn')
  })
})
