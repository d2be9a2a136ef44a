/**
 * The first scenarios: each makes one point. What they are called and what they show is told in
 * `locales`, under the same id.
 */
import type { Fields } from './migrations'

/** A part of the page that a scenario needs to make its point. */
export type Need = 'DIST' | 'counts'

export interface GalleryEntry<Id extends string = string> {
  readonly id: Id
  /** Where it is shown. */
  readonly place: 'lab' | 'network'
  /** Fields of its link beside the version, as they stand after the `?`. */
  readonly link: string
  /** Left out of the menus until these exist. */
  readonly needs: readonly Need[]
}

const entry = <const Id extends string>(
  id: Id,
  link: string,
  needs: readonly Need[] = [],
  place: GalleryEntry['place'] = 'lab',
): GalleryEntry<Id> => ({ id, place, link, needs })

export const gallery = [
  entry('S01', ''),
  entry('S02', 'eve=ir&tb=1000'),
  entry('S03', 'eve=ir&p=10&tb=16'),
  entry('S04', 'eve=ir&p=10&tb=1000&n=10000'),
  entry('S05', 'err=8&tb=2000&n=10000'),
  entry('S06', 'eve=ir&p=32&tb=2000&n=10000'),
  entry('S07', 'eve=ir&p=60&tb=2000&n=10000'),
  entry('S08', 'hw=metro&km=20'),
  entry('S09', 'hw=metro&km=100'),
  entry('S10', 'hw=metro&km=200&n=1e10&spd=1G&z=5', ['DIST', 'counts']),
  entry('S11', 'hw=record&km=400&spd=1G&z=5', ['DIST', 'counts']),
  entry('S12', 'hw=metro&km=50&src=wcp&eve=pns'),
  entry('S13', 'hw=metro&km=50&eve=pns'),
  entry('S14', 'eve=predict&rng=weak'),
  entry('S15', 'eve=mitm&auth=0'),
  entry('S16', 'eve=block'),
  entry('S17', 'hw=metro&net=A-R1:80,R1-R2:80,R2-R3:80,R3-R4:80,R4-B:80&pair=A-B', [], 'network'),
  entry('S18', 'net=mesh10', [], 'network'),
] as const

export type GalleryId = (typeof gallery)[number]['id']

/** The fields of a gallery entry, as a link carries them. */
export const fieldsOf = ({ link }: GalleryEntry): Fields =>
  new Map(
    link
      .split('&')
      .filter((part) => part !== '')
      .map((part) => part.split('=') as [string, string]),
  )
