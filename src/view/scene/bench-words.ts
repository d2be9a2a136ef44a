/** Names on the bench, where who stands there is not who it seems. */
import type { AttackId } from '../../model/attacks/index'
import type { Viewer } from '../../model/scenario/viewing'
import { seesEve } from './frame/frame'
import type { SceneWords } from './words'

/** A woman in the middle answers Alice as Bob: to those who see her, the bits on that side are Eve’s. */
export const benchWords = (words: SceneWords, attack: AttackId, viewer: Viewer): SceneWords =>
  attack === 'mitm' && seesEve(viewer)
    ? {
        ...words,
        bob: words.middle.bob,
        bobStrip: words.middle.strip,
        strips: { ...words.strips, bob: words.middle.bit },
      }
    : words
