/** Every stage of `npm run bench`, in the order it is printed. A new one is a file beside its code and a line here. */
import { attackCompile, reruns } from './attack-compile'
import { bytePerPhoton } from './byte-per-photon'
import { cascadeStage } from './cascade'
import { chainStage } from './chain'
import { clicks } from './clicks'
import { counts } from './counts'
import { distance } from './distance'
import { growth } from './growth'
import { ldpcStage } from './ldpc'
import { network } from './network'
import { networkFrames } from './network-frames'
import { objectPerPhoton } from './object-per-photon'
import { photons } from './photons'
import { privacyAmplificationStage } from './privacy-amplification'
import { numpyPhotons, scipyToeplitz } from './python'
import type { PythonBaseline, Stage } from './stage'

export const stages: readonly (Stage | PythonBaseline)[] = [
  photons,
  clicks,
  counts,
  growth,
  cascadeStage,
  ldpcStage,
  privacyAmplificationStage,
  chainStage,
  attackCompile,
  reruns,
  distance,
  network,
  networkFrames,
  objectPerPhoton,
  bytePerPhoton,
  numpyPhotons,
  scipyToeplitz,
]
