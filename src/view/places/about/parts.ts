/** `name version (licence)` of every part that the notices list. */
export const partsIn = (notices: string): readonly string[] =>
  [...notices.matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm)].map(
    ([, name, version, licence]) => `${name} ${version} (${licence})`,
  )
