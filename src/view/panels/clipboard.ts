/**
 * Copies text. Where the page has no clipboard (plain http, a closed frame) the older way is tried on
 * the field that shows the text.
 *
 * @param field holds the text; it is left marked, so that it can be copied by hand
 * @returns whether it was copied
 */
export async function copyText(text: string, field: HTMLInputElement | HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Missing or refused: below is what every browser still has.
  }
  if (!field) return false
  field.focus()
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}
