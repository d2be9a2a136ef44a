import { beforeEach, describe, expect, it } from 'vitest'
import { createAnnouncer, QUIET_MS } from './announcer'

/** A clock turned by hand. */
function bench() {
  let time = 0
  let timer: { at: number; call: () => void } | null = null
  const spoken: string[] = []
  const state = { playing: true }
  const announcer = createAnnouncer({
    speak: (text) => spoken.push(text),
    playing: () => state.playing,
    now: () => time,
    later(milliseconds, call) {
      timer = { at: time + milliseconds, call }
      return () => {
        timer = null
      }
    },
  })
  const wait = (milliseconds: number) => {
    time += milliseconds
    if (timer && timer.at <= time) {
      const { call } = timer
      timer = null
      call()
    }
  }
  return { announcer, spoken, state, wait }
}

describe('the live region', () => {
  let b: ReturnType<typeof bench>
  beforeEach(() => {
    b = bench()
  })

  it('keeps five seconds between two sentences of a playing run, and the latest wins', () => {
    b.announcer.announce('Photon 1')
    b.announcer.announce('Photon 2')
    b.announcer.announce('Photon 3')
    expect(b.spoken).toEqual(['Photon 1'])
    b.wait(QUIET_MS)
    expect(b.spoken).toEqual(['Photon 1', 'Photon 3'])
  })

  it('lets nothing wait that is urgent, and drops what waited', () => {
    b.announcer.announce('Photon 1')
    b.announcer.announce('Photon 2')
    b.announcer.urgent('Key can be made.')
    b.wait(QUIET_MS)
    expect(b.spoken).toEqual(['Photon 1', 'Key can be made.'])
  })

  it('answers at once while nothing plays', () => {
    b.state.playing = false
    b.announcer.announce('Photon 1')
    b.announcer.announce('Photon 2')
    expect(b.spoken).toEqual(['Photon 1', 'Photon 2'])
  })

  it('says nothing twice in a row', () => {
    b.announcer.urgent('Key can be made.')
    b.announcer.urgent('Key can be made.')
    expect(b.spoken).toEqual(['Key can be made.'])
  })
})
