import { beijingShanghai } from './beijing-shanghai'
import { cambridge } from './cambridge'
import { darpa } from './darpa'
import { ent4 } from './ent4'
import { ent8 } from './ent8'
import { ent40 } from './ent40'
import { hefei46 } from './hefei46'
import { linkopingStockholm } from './linkoping-stockholm'
import { madqci } from './madqci'
import { pon64 } from './pon64'
import type { PublishedNetwork } from './published-network'
import { secoqc } from './secoqc'
import { swissquantum } from './swissquantum'
import { tokyo } from './tokyo'
import { trieste } from './trieste'
import { ukqntel } from './ukqntel'

/** Every network that was built and can be opened, in the order of the list. */
export const publishedNetworks: readonly PublishedNetwork[] = [
  darpa,
  secoqc,
  tokyo,
  beijingShanghai,
  hefei46,
  cambridge,
  ukqntel,
  madqci,
  swissquantum,
  trieste,
  linkopingStockholm,
  ent4,
  ent8,
  ent40,
  pon64,
]
