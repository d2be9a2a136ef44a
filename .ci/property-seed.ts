/// <reference types="vite/client" />
/**
 * Property tests draw the same cases on every machine, so that what passed here passes there. `PROPERTY_SEED=N`, or
 * `PROPERTY_SEED=any` for new ones every time, looks further.
 */
import fc from 'fast-check'

const { PROPERTY_SEED } = import.meta.env
if (PROPERTY_SEED !== 'any') fc.configureGlobal({ seed: Number(PROPERTY_SEED) })
