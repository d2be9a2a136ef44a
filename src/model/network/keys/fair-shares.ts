/**
 * Max–min fairness: everybody's share grows at the same pace until his wish is met or a link on his
 * way runs out; then the others go on.
 *
 * @param wishes bits wanted, whole
 * @param ways numbers of the links that each uses
 * @param room bits that each link has, whole
 * @returns whole bits for each; no link gives more than it has
 */
export function fairShares(
  wishes: readonly number[],
  ways: readonly (readonly number[])[],
  room: readonly number[],
): readonly number[] {
  const left = [...room]
  const shares = wishes.map(() => 0)
  let growing = [...wishes.keys()].filter((i) => wishes[i]! > 0)
  while (growing.length > 0) {
    const users = left.map(() => 0)
    for (const i of growing) for (const link of ways[i]!) users[link]!++
    let pace = Infinity
    for (const i of growing) {
      pace = Math.min(pace, wishes[i]! - shares[i]!)
      for (const link of ways[i]!) pace = Math.min(pace, Math.floor(left[link]! / users[link]!))
    }
    for (const i of growing) {
      shares[i]! += pace
      for (const link of ways[i]!) left[link]! -= pace
    }
    const before = growing.length
    // Out of the race: whoever has what he wished, and whoever cannot get one bit more at this pace.
    growing = growing.filter((i) => shares[i]! < wishes[i]! && ways[i]!.every((link) => left[link]! >= users[link]!))
    if (growing.length === before) break
  }
  return shares
}
