/** What axe has to say of a page, or a part of it. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect } from './support'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Look {
  /** Selector of the part; the whole page unless said. */
  readonly within?: string
  /** These rules alone. */
  readonly rules?: readonly string[]
}

/** Axe finds nothing. */
export async function expectAccessible(page: Page, { within, rules }: Look = {}): Promise<void> {
  const axe = new AxeBuilder({ page })
  if (within) axe.include(within)
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** Axe finds nothing in the light theme, and no colours too close in the others: these change nothing else. */
export async function expectAccessibleInEveryTheme(page: Page): Promise<void> {
  await expectAccessible(page)
  for (const theme of ['dark', 'projector']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    await expectAccessible(page, { rules: ['color-contrast', 'target-size'] })
  }
}
