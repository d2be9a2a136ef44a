import type { Layer } from './layers'

/**
 * Questions of one message, by column: parity of positions from … to − 1 of a layer. The side that
 * is asked fills in `answers`. All arrays belong to the asker and may be longer than `count`.
 */
export interface ParityQuestions {
  count: number
  layer: Int32Array
  from: Int32Array
  to: Int32Array
  /** 0 or 1. */
  answers: Uint8Array
}

/** Alice, as Bob sees her: she follows which layers are opened and answers parities. Nothing else crosses. */
export interface ParityOracle {
  /** The next layer of the conversation; layers are numbered from 0 in this order. */
  openLayer(layer: Layer): void
  answerParities(questions: ParityQuestions): void
}
