import { describe, expect, it } from 'vitest'
import { en } from '../../locales/en'
import { readLink } from '../../model/scenario/fields'
import { createFormat } from '../format'
import { problemWords } from './problem-words'

const sentences = (link: string): string[] =>
  readLink(link).problems.map((problem) => problemWords(problem, en, createFormat()))

describe('remarks about a link', () => {
  it('say what was wrong and what is used instead', () => {
    expect(sentences('#/lab?v=1&km=900&eve=alien')).toEqual([
      'km=900 is above 600: using 600.',
      'eve=alien is not known: Eve is off.',
    ])
    expect(sentences('#/lab?v=1&p=&seed=1.5')).toEqual([
      'p is empty: using 100.',
      'seed=1.5 is not a whole number: using 2.',
    ])
    expect(sentences('#/lab?v=-1e9&tb=x&km=5&km=6')).toEqual([
      'km is given twice: using 5, not 6.',
      'v=-1e9 is no version: read as version 1.',
      'tb=x is not a number: using 256.',
    ])
    expect(sentences('#/lab?share=1-2-3&hw=toaster&%zz')).toEqual([
      '“%zz” could not be read.',
      'hw=toaster is not known: using ideal.',
      'share=1-2-3 is not three shares that add up to 100: using 80-10-10.',
    ])
  })

  it('insert what came from outside as it is', () =>
    expect(sentences('#/lab?eve=%3Cimg%20src%3Dx%3E')).toEqual(['eve=<img src=x> is not known: Eve is off.']))

  it('leave no value of a message empty', () => {
    const links = [
      `#/lab?${'x'.repeat(3000)}`,
      '#/lab?v=99',
      '#/lab?c=zz&km=3',
      '#/lab?err=-4',
      '#/lab?mu=',
      '#/lab?spd=7',
      '#/lab?n=1e99',
    ]
    for (const sentence of links.flatMap(sentences)) expect(sentence).not.toMatch(/\{|undefined/)
  })
})
