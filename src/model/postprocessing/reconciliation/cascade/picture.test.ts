import { describe, expect, it } from 'vitest'
import { bitAt, xorBits, zeros } from '../../../math/packed-bits'
import { noisyKeys, testDice } from '../noisy-keys.testing'
import { CascadeAlice } from './alice'
import { type CascadeMode, cascade } from './cascade'
import { cascadePicture, ERRORS_SHOWN } from './picture'
import { CASCADE_VARIANTS, type CascadeVariant } from './variants'

function pictured(variant: CascadeVariant, mode: CascadeMode, bits = 3000, qber = 0.04, most?: number) {
  const keys = noisyKeys(bits, qber, testDice(4))
  const options = () => ({ variant, mode, qber, dice: testDice(1, 'cascade') })
  const result = cascade(keys.bob, new CascadeAlice(keys.alice), options())
  const corrected = xorBits(keys.bob, result.key)
  return { keys, result, corrected, picture: cascadePicture(keys.bob, corrected, result.answers, options(), most) }
}

const everyWay = CASCADE_VARIANTS.flatMap((variant) =>
  (['batch', 'depth-first'] as const).map((mode) => [variant, mode] as const),
)

describe('picture of Cascade', () => {
  it.each(everyWay)(
    '%s, %s: shows the errors at the beginning of the key, each found by halving its block',
    (variant, mode) => {
      const { keys, corrected, picture } = pictured(variant, mode)
      const places = Array.from({ length: 3000 }, (_, i) => i).filter((i) => bitAt(corrected, i))
      expect(picture.errors.map(({ keyIndex }) => keyIndex).sort((a, b) => a - b)).toEqual(
        places.slice(0, ERRORS_SHOWN),
      )
      for (const { keyIndex, pass, position, way, after } of picture.errors) {
        expect(bitAt(keys.alice, keyIndex)).not.toBe(bitAt(keys.bob, keyIndex))
        const block = picture.blocks.find((each) => each.pass === pass && each.from <= position && position < each.to)!
        if (block.keyIndices.length > 0) expect(block.keyIndices[position - block.from]).toBe(keyIndex)
        // From the whole block down to one bit, each time into the half that the verdict names.
        let [from, to] = [block.from, block.to]
        const questions = way.map(({ question, turned }) => ({ ...picture.questions[question]!, turned }))
        expect([questions[0]!.from, questions[0]!.to, questions[0]!.end]).toEqual([from, to, to])
        expect(questions[0]!.alice !== questions[0]!.bob).toBe(!questions[0]!.turned)
        for (const { layer, from: left, to: middle, end, alice, bob, turned, number } of questions.slice(1)) {
          expect([layer, left, end]).toEqual([pass, from, to])
          expect(middle).toBe(from + Math.ceil((to - from) / 2))
          expect(number).toBeLessThan(after)
          if ((alice !== bob) !== turned) to = middle
          else from = middle
        }
        expect([from, to]).toEqual([position, position + 1])
      }
    },
  )

  it.each(everyWay)(
    '%s, %s: every error of a block that is shown has its correction, and no other bit',
    (variant, mode) => {
      const { corrected, picture } = pictured(variant, mode)
      for (const { keyIndices, turnedBy } of picture.blocks)
        expect(Array.from(turnedBy, (by) => (by >= 0 ? 1 : 0))).toEqual(
          Array.from(keyIndices, (i) => bitAt(corrected, i)),
        )
      for (const { number, pass, position } of picture.errors) {
        const block = picture.blocks.find((each) => each.pass === pass && each.from <= position && position < each.to)!
        if (block.keyIndices.length > 0) expect(block.turnedBy[position - block.from]).toBe(number)
      }
    },
  )

  it.each(everyWay)('%s, %s: counts the whole search', (variant, mode) => {
    const { result, picture } = pictured(variant, mode)
    expect(picture.totals).toMatchObject({
      parities: result.leaked,
      rounds: result.rounds,
      corrections: result.corrections,
    })
    expect(picture.passes.reduce((sum, { asked }) => sum + asked, 0)).toBe(result.leaked)
    expect(picture.passes.reduce((sum, { found }) => sum + found, 0)).toBe(result.corrections)
    expect(picture.totals.backTracking).toBeGreaterThan(0)
  })

  it.each(everyWay)('%s, %s: tells which correction made a block odd again', (variant, mode) => {
    const { keys, picture } = pictured(variant, mode, 3000, 0.04, 3000)
    // With all errors shown the order of the corrections is known.
    expect(picture.errors.map(({ number }) => number)).toEqual(picture.errors.map((_, i) => i))
    const again = picture.errors.filter(({ reopened }) => reopened)
    expect(again.length).toBeGreaterThan(5)
    for (const { number, pass, position, reopened } of again) {
      const { by, keyIndex, from, to } = reopened!
      expect(by).toBeLessThan(number)
      expect(picture.errors[by]!.keyIndex).toBe(keyIndex)
      expect(from <= position && position < to).toBe(true)
      const block = picture.blocks.find((each) => each.pass === pass && each.from <= from && to <= each.to)!
      if (block.keyIndices.length === 0) continue
      const right = new Set(picture.errors.slice(0, by + 1).map((error) => error.keyIndex))
      const inside = [...block.keyIndices.subarray(from - block.from, to - block.from)]
      const wrong = inside.filter((i) => bitAt(keys.alice, i) !== bitAt(keys.bob, i) && !right.has(i))
      expect(wrong.length % 2).toBe(1)
    }
  })

  it('shows an empty search for a key without errors, and nothing for no key', () => {
    const keys = noisyKeys(500, 0, testDice(1))
    const options = () => ({ variant: 'original' as const, mode: 'batch' as const, qber: 0.02, dice: testDice(1) })
    const { answers } = cascade(keys.bob, new CascadeAlice(keys.alice), options())
    const none = cascadePicture(keys.bob, zeros(500), answers, options())
    expect([none.errors, none.questions, none.blocks]).toEqual([[], [], []])
    expect(none.totals.parities).toBe(answers.bits)
    expect(cascadePicture(zeros(0), zeros(0), zeros(0), options()).passes).toEqual([])
  })

  it('stays small however long the key', () => {
    const { picture } = pictured('streak', 'batch', 200_000, 0.03)
    expect(picture.errors).toHaveLength(ERRORS_SHOWN)
    expect(picture.questions.length).toBeLessThan(40 * ERRORS_SHOWN)
  })
})
