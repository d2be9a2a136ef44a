import { describe, expect, it } from 'vitest'
import { fromFields, toFields } from './fields'
import { fieldsOf, gallery } from './gallery'

describe('the gallery', () => {
  it.each(gallery)('$id opens without a remark, and its link says nothing that is a default', (entry) => {
    const { problems, ...content } = fromFields(fieldsOf(entry))
    expect(problems).toEqual([])
    const written = [...toFields(content).keys()].filter((key) => key !== 'v')
    expect(written).toEqual([...fieldsOf(entry).keys()].sort((a, b) => written.indexOf(a) - written.indexOf(b)))
  })

  it('no two entries are the same scenario', () => {
    const links = gallery.map(({ link }) => link)
    expect(new Set(links).size).toBe(links.length)
  })
})
