/**
 * Where a citation can be read. Journals whose identifiers follow from volume and page are worked out;
 * the others are listed.
 */

/** Identifiers that do not follow from the citation, by the part of it that names volume and page. */
const LISTED: Readonly<Record<string, string>> = {
  'Appl. Phys. Lett. 84, 3762': '10.1063/1.1738173',
  'Nat. Commun. 8, 15043': '10.1038/ncomms15043',
  'Nat. Commun. 5, 5235': '10.1038/ncomms6235',
  'Nat. Commun. 3, 634': '10.1038/ncomms1631',
  'Commun. Phys. 2, 51': '10.1038/s42005-019-0147-3',
  'Nature 549, 43': '10.1038/nature23655',
  'Nature 557, 400': '10.1038/s41586-018-0066-6',
  'Lett. Math. Phys. 4, 93': '10.1007/BF00417500',
  'J. Cryptology 5, 3': '10.1007/BF00191318',
  'Phys. Lett. A 123, 257': '10.1016/0375-9601(87)90222-2',
  'LNCS 765, 410': '10.1007/3-540-48285-7_35',
  'LNCS 839, 129': '10.1007/3-540-48658-5_15',
  'Quantum Inf. Comput. 1, 81': 'arXiv:quant-ph/0102138',
  'Quantum Inf. Comput. 4, 325': 'arXiv:quant-ph/0212066',
  'Quantum Inf. Comput. 15, 453': 'arXiv:1407.3257',
}

const PHYSICAL_REVIEW: Readonly<Record<string, string>> = {
  'Lett.': 'PhysRevLett',
  A: 'PhysRevA',
  X: 'PhysRevX',
}

export interface SourceLink {
  /** `doi:10.1103/…` or `arXiv:…`. */
  readonly text: string
  readonly address: string
}

const asLink = (identifier: string): SourceLink =>
  identifier.startsWith('arXiv:')
    ? { text: identifier, address: `https://arxiv.org/abs/${identifier.slice('arXiv:'.length)}` }
    : { text: `doi:${identifier}`, address: `https://doi.org/${identifier}` }

/** The way to a paper; null where only the citation is known. */
export function linkOfSource(citation: string): SourceLink | null {
  const listed = Object.keys(LISTED).find((part) => citation.includes(part))
  if (listed) return asLink(LISTED[listed]!)
  const arXiv = /arXiv:(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/.exec(citation)
  if (arXiv) return asLink(arXiv[0])
  const review = /Phys\. Rev\. (Lett\.|A|X) (\d+), (\d+)/.exec(citation)
  if (!review) return null
  return asLink(`10.1103/${PHYSICAL_REVIEW[review[1]!]}.${review[2]}.${review[3]}`)
}
