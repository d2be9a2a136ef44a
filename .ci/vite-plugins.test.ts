import { expect, it } from 'vitest'
import { toMathml } from './vite-plugins'

it('a formula becomes MathML without a style attribute, which the page’s policy would refuse', () => {
  const html = toMathml('\\begin{cases} \\frac{a}{b} & p > 0 \\\\ 0 & \\text{else} \\end{cases}', 'tag.tex')
  expect(html).toMatch(/^<math display="block"/)
  expect(html).toContain('<mfrac>')
  expect(html).not.toContain('style=')
})

it('wrong TeX, and TeX that cannot be shown without styles, stop the build and name the file', () => {
  expect(() => toMathml('\\frac{1}', 'wrong.tex')).toThrow(/^wrong\.tex: /)
  expect(() => toMathml('\\color{red}{x}', 'red.tex')).toThrow('red.tex: cannot be shown without style="color:')
})
