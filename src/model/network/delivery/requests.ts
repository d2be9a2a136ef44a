/** What key delivery is asked, checked field by field. */
import * as v from 'valibot'

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

/** A request that does not fit its schema: the first thing that is wrong, by its parameter. */
function wrong([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Fault {
  const parameter = String(issue.path?.findLast(({ key }) => typeof key === 'string')?.key ?? 'request')
  return fault(400, `${parameter} ${issue.message}`, [{ parameter }])
}

const whole = (rule: string) => v.pipe(v.number(rule), v.integer(rule))

const SLAVES = 'shall be a list of SAE IDs'

/** What a request for new keys may hold; `ends` are master and slave, who cannot be further slaves. */
const newKeys = (ends: ReadonlySet<string>, known: ReadonlyMap<string, string>) =>
  v.object({
    number: v.optional(
      v.pipe(
        whole('shall be a whole number of at least 1'),
        v.minValue(1, 'shall be a whole number of at least 1'),
        v.maxValue(LIMITS.keysPerRequest, `shall be at most ${LIMITS.keysPerRequest}`),
      ),
      1,
    ),
    size: v.optional(
      v.pipe(
        whole('shall be a whole number'),
        v.multipleOf(8, 'shall be a multiple of 8'),
        v.minValue(LIMITS.minKeySize, `shall be from ${LIMITS.minKeySize} to ${LIMITS.maxKeySize}`),
        v.maxValue(LIMITS.maxKeySize, `shall be from ${LIMITS.minKeySize} to ${LIMITS.maxKeySize}`),
      ),
      LIMITS.keySize,
    ),
    extension_mandatory: v.optional(
      v.pipe(v.array(v.unknown(), 'shall be a list'), v.length(0, 'has parameters that are not supported')),
      [],
    ),
    additional_slave_SAE_IDs: v.optional(
      v.pipe(
        v.array(v.string(SLAVES), SLAVES),
        v.maxLength(LIMITS.moreSlaves, `shall be at most ${LIMITS.moreSlaves}`),
        v.check(
          (ids) => ids.every((id) => known.has(id) && !ends.has(id)) && new Set(ids).size === ids.length,
          'shall name other SAEs that are known, each once',
        ),
      ),
      [],
    ),
  })

/** Reads a request for new keys. @param ends master and slave, who cannot be further slaves */
export function readKeyRequest(
  request: Request,
  query: string,
  ends: ReadonlySet<string>,
  known: ReadonlyMap<string, string>,
): Asked | Fault {
  const read = fieldsOf(request, query)
  if (!('fields' in read)) return read
  const { success, output, issues } = v.safeParse(newKeys(ends, known), read.fields)
  if (!success) return wrong(issues)
  return { number: output.number, size: output.size, moreSlaves: output.additional_slave_SAE_IDs }
}

const LIST = 'shall be a list of at least one key_ID'

const keyIds = v.object({
  key_IDs: v.pipe(
    v.array(
      v.object({ key_ID: v.pipe(v.string('shall be a text'), v.nonEmpty('shall be a text')) }, 'shall be a text'),
      LIST,
    ),
    v.nonEmpty(LIST),
    v.maxLength(LIMITS.keysPerRequest, `shall be at most ${LIMITS.keysPerRequest}`),
    v.transform((listed) => listed.map(({ key_ID }) => key_ID)),
    v.check((ids) => new Set(ids).size === ids.length, 'shall each be asked for once'),
  ),
})

/** Reads a request for keys by their ids. */
export function readKeyIds(request: Request, query: string): readonly string[] | Fault {
  const read = fieldsOf(request, query)
  if (!('fields' in read)) return read
  const { fields } = read
  const asked =
    request.method === 'GET' ? { key_IDs: [{ key_ID: fields.key_ID }] } : { key_IDs: fields.key_IDs ?? null }
  const { success, output, issues } = v.safeParse(keyIds, asked)
  return success ? output.key_IDs : wrong(issues)
}
