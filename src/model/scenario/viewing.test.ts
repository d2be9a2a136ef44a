import { describe, expect, it } from 'vitest'
import { defaultViewing, SPEEDS, type Viewing, type ZoomLevel, zoomedTo, zoomLevel } from './viewing'

const LEVELS: readonly ZoomLevel[] = [1, 2, 3, 4, 5]
const at = (speed: Viewing['speed'], zoom: Viewing['zoom'] = 'auto'): Viewing => ({ ...defaultViewing, speed, zoom })

describe('asking for a zoom', () => {
  it('leads there from every speed', () => {
    for (const speed of SPEEDS)
      for (const level of LEVELS) expect(zoomLevel({ ...at(speed), ...zoomedTo(at(speed), level) })).toBe(level)
  })

  it('takes playback along from photons to counts, and back', () => {
    expect(zoomedTo(at('1'), 4).speed).toBe('1M')
    expect(zoomedTo(at('step'), 5).speed).toBe('1G')
    expect(zoomedTo(at('1G'), 2).speed).toBe('30')
    expect(zoomedTo(at('1M', '4'), 1).speed).toBe('1')
  })

  it('leaves the speed alone among photons, among counts, and where a link asked for both', () => {
    expect(zoomedTo(at('4'), 1).speed).toBe('4')
    expect(zoomedTo(at('300'), 2).speed).toBe('300')
    expect(zoomedTo(at('1G'), 4).speed).toBe('1G')
    expect(zoomedTo(at('1M', '2'), 1).speed).toBe('1M')
  })
})
