import { describe, expect, it } from 'vitest'
import { aboutWords } from '../../../locales/about'
import { EXPERIMENTS } from '../../../model/physics/experiments'
import { createFormat } from '../../format'
import { checkedAnchors, GROUPS, groupOf } from './anchors'
import { type CheckReply, checkAll } from './check'
import { allowedText, differenceText, figureText, nameOf } from './figure-words'
import { partsIn } from './parts'
import { linkOfSource } from './source-link'

const words = aboutWords.en
const format = createFormat('en')
const anchor = (id: string) => checkedAnchors.find((each) => each.id === id)!

describe('the table of published figures', () => {
  it('has every figure once, at least 25, and no subject without one', () => {
    expect(checkedAnchors.length).toBeGreaterThanOrEqual(25)
    expect(new Set(checkedAnchors.map(({ id }) => id)).size).toBe(checkedAnchors.length)
    expect(new Set(checkedAnchors.map(groupOf))).toEqual(new Set(GROUPS))
  })

  it('names every figure differently, with all its conditions filled in', () => {
    const names = checkedAnchors.map((each) => nameOf(each, words, format))
    expect(names.filter((name) => /[{}]|NaN|undefined/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('has no name for a figure that is gone', () => {
    const ids = new Set(checkedAnchors.map(({ id }) => id))
    expect(Object.keys(words.anchors).filter((id) => !ids.has(id))).toEqual([])
  })

  it('shows enough digits to tell 11.00 % from 11.003 %', () => {
    expect(figureText(anchor('bb84-one-way'), 0.11, format)).toBe('11\u00a0%')
    expect(figureText(anchor('bb84-one-way'), 0.110027864, format)).toBe('11.003\u00a0%')
    expect(figureText(anchor('gys-reach-decoy'), 142.01452, format)).toBe('142.01\u00a0km')
    expect(figureText(anchor('weak-pulse-unambiguous'), 8.2711e-8, format)).toBe('8.27\u00a0×\u00a010⁻⁸')
  })

  it('gives differences relative to what was published, and none for the last bits', () => {
    expect(differenceText(anchor('gys-reach-gllp'), 33, words, format)).toBe('+10\u00a0%')
    expect(differenceText(anchor('lim-reach-block-1e4'), 121.5, words, format)).toBe('−10\u00a0%')
    expect(differenceText(anchor('intercept-resend-bb84'), 0.25 + 1e-17, words, format)).toBe(words.check.none)
    expect(differenceText(anchor('toeplitz-transform'), 2, words, format)).toBe('+2\u00a0bit')
    expect(allowedText(anchor('gys-reach-gllp'), words, format)).toBe('allowed ± 17\u00a0%')
    expect(allowedText(anchor('toeplitz-transform'), words, format)).toBe(words.check.exact)
  })

  it('sends every figure once, then says that it is done', async () => {
    const replies: CheckReply[] = []
    await checkAll(
      (reply) => replies.push(reply),
      () => Promise.resolve(),
    )
    expect(replies.at(-1)).toEqual({ kind: 'done' })
    expect(replies.slice(0, -1).map((reply) => reply.kind === 'value' && reply.id)).toEqual(
      checkedAnchors.map(({ id }) => id),
    )
  })

  it('stops when it is asked to', async () => {
    const replies: CheckReply[] = []
    await checkAll(
      (reply) => replies.push(reply),
      () => Promise.resolve(),
      () => replies.length === 3,
    )
    expect(replies.length).toBe(3)
  })
})

describe('the way to a source', () => {
  it.each([
    ['Shor & Preskill, Phys. Rev. Lett. 85, 441 (2000)', 'https://doi.org/10.1103/PhysRevLett.85.441'],
    ['Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005)', 'https://doi.org/10.1103/PhysRevA.72.012326'],
    ['Lo, Quantum Inf. Comput. 1, 81 (2001)', 'https://arxiv.org/abs/quant-ph/0102138'],
    ['Science Advances 10, eadi9474 (2024); arXiv:2305.08156', 'https://arxiv.org/abs/2305.08156'],
  ])('%s', (citation, address) => expect(linkOfSource(citation)?.address).toBe(address))

  it('every recomputed figure has one', () =>
    expect(checkedAnchors.filter(({ source }) => !linkOfSource(source)).map(({ source }) => source)).toEqual([]))

  it('a citation without an identifier stays a citation', () => expect(linkOfSource('Optica 4, 163 (2017)')).toBeNull())

  it('every experiment has a source', () => expect(EXPERIMENTS.every(({ citation }) => citation !== '')).toBe(true))
})

it('parts are read from the notices the build writes, and from nothing else', () => {
  expect(partsIn('# Licenses\n\n## @noble/hashes - 2.4.0 (MIT)\n\nThe MIT\n\n## d3-array - 3.2.5 (ISC)\n')).toEqual([
    '@noble/hashes 2.4.0 (MIT)',
    'd3-array 3.2.5 (ISC)',
  ])
  expect(partsIn('<!doctype html><h2>x</h2>')).toEqual([])
})
