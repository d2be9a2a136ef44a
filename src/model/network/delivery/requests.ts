/** What key delivery is asked, checked field by field. */

export interface Request {
  readonly method: 'GET' | 'POST'
  /** As in `/api/v1/keys/B/enc_keys?number=2&size=256`. */
  readonly path: string
  /** SAE id of whoever asks: in the standard, the subject of its TLS certificate. */
  readonly caller: string
  /** JSON text of a POST. */
  readonly body?: string
}

/** What a key manager of this simulation can do; sizes in bits. */
export const LIMITS = {
  keySize: 256,
  minKeySize: 64,
  maxKeySize: 4096,
  keysPerRequest: 128,
  moreSlaves: 8,
} as const

export interface Fault {
  readonly status: 400 | 401 | 503
  readonly body: { readonly message: string; readonly details?: readonly Readonly<Record<string, unknown>>[] }
}

export const fault = (
  status: Fault['status'],
  message: string,
  details?: readonly Readonly<Record<string, unknown>>[],
): Fault => ({ status, body: details ? { message, details } : { message } })

export interface Asked {
  readonly number: number
  readonly size: number
  readonly moreSlaves: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

/** Query and body as one set of fields; numbers in a query are text. */
function fieldsOf({ method, body }: Request, query: string): { readonly fields: Fields } | Fault {
  if (method === 'GET') {
    const found: Record<string, unknown> = {}
    for (const part of query.split('&').filter((p) => p !== '')) {
      const [, key = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
      found[key] = /^-?\d{1,9}$/.test(value) ? Number(value) : value
    }
    return { fields: found }
  }
  try {
    const value: unknown = JSON.parse(body === undefined || body === '' ? '{}' : body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { fields: value as Fields }
  } catch {
    return fault(400, 'the body is not JSON')
  }
  return fault(400, 'the body is not a JSON object')
}

const wrong = (parameter: string, rule: string): Fault => fault(400, `${parameter} ${rule}`, [{ parameter }])

/** Reads a request for new keys. @param ends master and slave, who cannot be further slaves */
export function readKeyRequest(
  request: Request,
  query: string,
  ends: ReadonlySet<string>,
  known: ReadonlyMap<string, string>,
): Asked | Fault {
  const read = fieldsOf(request, query)
  if (!('fields' in read)) return read
  const { fields } = read
  const {
    number = 1,
    size = LIMITS.keySize,
    additional_slave_SAE_IDs: more = [],
    extension_mandatory: must = [],
  } = fields
  if (!(typeof number === 'number' && Number.isInteger(number) && number >= 1))
    return wrong('number', 'shall be a whole number of at least 1')
  if (number > LIMITS.keysPerRequest) return wrong('number', `shall be at most ${LIMITS.keysPerRequest}`)
  if (!(typeof size === 'number' && Number.isInteger(size))) return wrong('size', 'shall be a whole number')
  if (size % 8 !== 0) return wrong('size', 'shall be a multiple of 8')
  if (size < LIMITS.minKeySize || size > LIMITS.maxKeySize)
    return wrong('size', `shall be from ${LIMITS.minKeySize} to ${LIMITS.maxKeySize}`)
  if (!Array.isArray(must)) return wrong('extension_mandatory', 'shall be a list')
  if (must.length > 0) return wrong('extension_mandatory', 'has parameters that are not supported')
  if (!(Array.isArray(more) && more.every((id): id is string => typeof id === 'string')))
    return wrong('additional_slave_SAE_IDs', 'shall be a list of SAE IDs')
  if (more.length > LIMITS.moreSlaves) return wrong('additional_slave_SAE_IDs', `shall be at most ${LIMITS.moreSlaves}`)
  if (more.some((id) => !known.has(id) || ends.has(id)) || new Set(more).size < more.length)
    return wrong('additional_slave_SAE_IDs', 'shall name other SAEs that are known, each once')
  return { number, size, moreSlaves: more }
}

/** Reads a request for keys by their ids. */
export function readKeyIds(request: Request, query: string): readonly string[] | Fault {
  const read = fieldsOf(request, query)
  if (!('fields' in read)) return read
  const { fields } = read
  const listed: unknown = request.method === 'GET' ? [{ key_ID: fields.key_ID }] : fields.key_IDs
  if (!Array.isArray(listed) || listed.length === 0) return wrong('key_IDs', 'shall be a list of at least one key_ID')
  if (listed.length > LIMITS.keysPerRequest) return wrong('key_IDs', `shall be at most ${LIMITS.keysPerRequest}`)
  const ids: string[] = []
  for (const entry of listed) {
    const id: unknown = typeof entry === 'object' && entry !== null ? (entry as Fields).key_ID : undefined
    if (typeof id !== 'string' || id === '') return wrong('key_ID', 'shall be a text')
    if (ids.includes(id)) return wrong('key_ID', 'shall be asked for once')
    ids.push(id)
  }
  return ids
}
