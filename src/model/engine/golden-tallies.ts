/**
 * What links count, for ever: the same link gives the same bits on every machine and in every
 * release. Held in Node and in a browser. Lines are added; one is edited only when a release says
 * that its numbers move, and why (CHANGELOG, "Links").
 */
import { readLink } from '../scenario/fields'
import { Collector } from './collect'
import type { Reading } from './recording'
import { createScratch, digestOf, planRun, runBlocks } from './run'
import { basisCount, emptyTally, intensityCount } from './tally'

export interface Golden {
  readonly reading: Reading
  /** Clicks, kept bits, errors among them, and bits compared in public. */
  readonly counts: readonly [clicked: number, kept: number, errors: number, compared: number]
  readonly digest: string
}

/** Runs a link to its end. */
export function goldenOf(link: string): Golden {
  const plan = planRun(readLink(link).scenario)
  const collector = new Collector(plan)
  for (const result of runBlocks(plan, createScratch())) collector.add(result)
  const { cumulative, compared } = collector.recording(true)
  const tally = cumulative.at(-1) ?? emptyTally()
  const { reading } = plan
  const [kept, errors, shown] = (['kept', 'errors', 'compared'] as const).map((count) => basisCount(tally, count))
  return {
    reading,
    counts: [intensityCount(tally, 'clicked'), kept!, errors!, shown!],
    digest: digestOf(tally, compared),
  }
}

/** Links and what they count. */
export const goldenTallies: readonly (readonly [link: string, golden: Golden])[] = [
  [
    '#/lab?v=1',
    {
      reading: 'pulses',
      counts: [4000, 1959, 0, 240],
      digest: '4a342586cafc15f07ebde3ba4d3ea46e7034e7e0405ad5e000b81061bbb9ca96',
    },
  ],
  [
    '#/lab?v=1&eve=ir&tb=1000',
    {
      reading: 'pulses',
      counts: [4000, 1959, 481, 987],
      digest: '08c318de88d9acded60f912b6a18592ab650ce2c56a31ba5681d88c370377594',
    },
  ],
  [
    '#/lab?v=1&eve=ir&p=37&err=3&n=1000000&seed=7',
    {
      reading: 'pulses',
      counts: [1000000, 500892, 58371, 261],
      digest: '9e3d10cf25628fe04daf5f4a91ba5031505180d789564226f635f9ef1424a4c7',
    },
  ],
  [
    '#/lab?v=1&eve=mid&p=50&eff=30&dark=1e-4&n=300000',
    {
      reading: 'pulses',
      counts: [90261, 44943, 5641, 265],
      digest: '0a797416cc3760ab8dc0e84dcc9906e66e4d50de293fda7c30be9c35992d4d2d',
    },
  ],
  [
    '#/lab?v=1&eve=fix&bias=80&n=300000',
    {
      reading: 'pulses',
      counts: [300000, 203651, 6018, 255],
      digest: 'af56d1ce8ce7a05484e61c623a7cef122be0c2bb39d2a15c747024372dc184c4',
    },
  ],
  [
    '#/lab?v=1&n=10000000&eve=ir&p=25&err=2',
    {
      reading: 'pulses',
      counts: [10000000, 5001096, 400310, 265],
      digest: '6da406f0c0844d286fad0457ede3c7cf4ad7e28cb160961acb92bd22c2aac5d9',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15',
    {
      reading: 'pulses',
      counts: [8109, 4051, 72, 257],
      digest: 'd9e12c86ef06dd33b028e0cf69a6440cc3e912457331a87135a47e32c0ccf222',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp',
    {
      reading: 'pulses',
      counts: [9935, 4939, 85, 256],
      digest: '136bd0840851c1c26d82c202a069e3a2299b521bb588cf02cd5722633ebf4eae',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=sp&br=70&g2=0.2',
    {
      reading: 'pulses',
      counts: [14007, 6907, 119, 270],
      digest: 'd152f22b28fd208e9bad8694a29594c8fbbca0b134162320aba840743025d7c2',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=spdc&mu=0.2',
    {
      reading: 'pulses',
      counts: [24859, 12338, 210, 270],
      digest: 'ad5b9094866154976e20c0f11893da24cbce1a777acc60d8d0479fa695367822',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=spdc&modes=many&he=40',
    {
      reading: 'pulses',
      counts: [27282, 13525, 235, 280],
      digest: '73ab3d1b03fd73b9bf3d066cc90a9e4e65432b30be64c00b42d21cc3afe1220d',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&share=90-10-0',
    {
      reading: 'pulses',
      counts: [9143, 4576, 77, 239],
      digest: '0de06103a2d7dc11b0a8ef19a9ec488c365f4299c7c7f6220e709ae6bd1ab65f',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&ins=3&dep=5&bg=1e-4',
    {
      reading: 'pulses',
      counts: [4149, 2080, 113, 274],
      digest: '202550af7f2f50e3b408801b601f6e5f33cb60f33a3a52b42ee87876c3b611e9',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&gate=0.3&jit=300',
    {
      reading: 'pulses',
      counts: [6220, 3117, 60, 224],
      digest: 'fc867af54d16f7f7991db7a4ee0a4c6e4ccc8e57ecb2e46fccb5bc2dbe735ac8',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&ch=space&ar=1&w0=0.3&rho=0.5',
    {
      reading: 'pulses',
      counts: [8281, 4124, 73, 243],
      digest: 'bcf3a84604360f55c8ca4be138324f32fc03850ae1a1f83e3e32705cc0b815d9',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&hz=1e9&dead=40',
    {
      reading: 'pulses',
      counts: [3153, 1605, 34, 280],
      digest: '4cc9fa9b38c7aaf70a83e3a0ecfd64fca42a1031d7c0d3d2e13416f10ac880c5',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&hz=1e9&dead=10&ap=5',
    {
      reading: 'pulses',
      counts: [6153, 3088, 124, 255],
      digest: 'dcfc8c8605c4234c83b66c6995c891a3c13be4482c8f7edcc12bf10300cef1f3',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=clone',
    {
      reading: 'pulses',
      counts: [9935, 4939, 801, 256],
      digest: '0a9b9d069d4429eca61d091253b1bd354db5f3a49a808c007acd318d0662a7ac',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=split',
    {
      reading: 'pulses',
      counts: [9921, 4922, 78, 252],
      digest: 'f48d3f4239830a71d17fb88c559d25801b6863e2c8ef1ea709ed0ac2662af5ec',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=pns',
    {
      reading: 'pulses',
      counts: [9947, 4933, 78, 225],
      digest: '178333468a8a37eff173b9a59611c01699b083fbe85317e7133593f7126c0726',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=blind',
    {
      reading: 'pulses',
      counts: [9867, 4912, 95, 251],
      digest: 'a810bc1540f2a13749ba2b251ee14687a5d8d1622eec8b71d1c881d13fab5695',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=shift',
    {
      reading: 'pulses',
      counts: [5263, 2614, 39, 134],
      digest: 'b0ef7a11a1da2876315b7603fd4ea495ca2fcaf97e6c9e59e9c97d7664362756',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=trojan',
    {
      reading: 'pulses',
      counts: [9935, 4939, 85, 256],
      digest: '83226f389352d8ea8d47ee7843c1e48b4922852bac45b95a4d1b8fb9a57c997b',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=mitm',
    {
      reading: 'pulses',
      counts: [9935, 4919, 68, 245],
      digest: '43b16e2711e8c1289d3cf9016df60e96d3a84f54cb168864cfc68261cddf3f3b',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=predict',
    {
      reading: 'pulses',
      counts: [9935, 4939, 85, 256],
      digest: '136bd0840851c1c26d82c202a069e3a2299b521bb588cf02cd5722633ebf4eae',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=block',
    {
      reading: 'pulses',
      counts: [0, 0, 0, 0],
      digest: 'd97ca0133b877fb56bacd332f3953ee5a34dccd0529bc02948d8a5584f44135b',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=50&eve=pns&cm=mon',
    {
      reading: 'pulses',
      counts: [1639, 794, 14, 238],
      digest: 'e393f997f91002793b70e16eb25139b6431ac9833b0e7532232ef9f692b120ff',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=100&src=wcp&eve=usd&dark=1e-5',
    {
      reading: 'pulses',
      counts: [182, 85, 3, 46],
      digest: 'e0187db3270d02566b46ad2009a8dda59fcacd8f580c4e9a8a61c2e27bee425a',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&src=wcp&eve=fake&rat=50',
    {
      reading: 'pulses',
      counts: [9961, 4956, 1981, 256],
      digest: '46af4abac21109600fd8af7acd46049022d44f9685fcb3e78142a9cf47248e88',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&eve=blind&cm=eff-mon',
    {
      reading: 'pulses',
      counts: [8117, 3791, 70, 239],
      digest: '0eb1399b741300261f50f7fbf5febc87bcfc788967f70d268ffcba7dedc5d65e',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&rng=weak&eve=predict',
    {
      reading: 'pulses',
      counts: [8216, 4141, 76, 243],
      digest: '97049fe3d6f2ee12af47683f4aa538c73fd9601444492dc43659e480b195c637',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=200000&km=15&rng=csprng',
    {
      reading: 'pulses',
      counts: [8184, 4082, 67, 259],
      digest: '40309fb7a316c46b3cef2a74c2f19e8e79fc26b436db68686b6204f44ea46f31',
    },
  ],
  [
    '#/lab?v=1&hw=metro&km=80&eve=ir&p=15&seed=7',
    {
      reading: 'pulses',
      counts: [20432, 10233, 549, 246],
      digest: '4a077ad082350f574ac9a3fc874ee2e31da9f71ac8fe69cbdf765522f05fb80d',
    },
  ],
  [
    '#/lab?v=1&hw=metro&km=120&n=300000000',
    {
      reading: 'clicks',
      counts: [98448, 49328, 929, 246],
      digest: '30d0f1550ebff6aa5647507b080ac03bff9b4ab8016decdb00d5a4ce225f263a',
    },
  ],
  [
    '#/lab?v=1&hw=metro&km=60&n=20000000&eve=ir&p=30',
    {
      reading: 'clicks',
      counts: [103196, 51526, 4489, 256],
      digest: '3a6b7f53d7bd83ad8f70bd8d3e5bd0225abf39d7bf8e44afad7c82167c09d2af',
    },
  ],
  [
    '#/lab?v=1&hw=lab&km=250&n=1e10&seed=3',
    {
      reading: 'clicks',
      counts: [32313, 15985, 176, 262],
      digest: 'ecfa0713b0e9fb00df14430cd568e36239465b34f4f5349378e06e6604b04e51',
    },
  ],
  [
    '#/lab?v=1&hw=metro&km=20&hz=1e9&dead=1000&ap=3&n=20000000',
    {
      reading: 'clicks',
      counts: [19436, 9754, 275, 252],
      digest: 'cafbb5e6d8e1b829c64d90f7552bd2904b132895857c2ab2b60a596126bdb362',
    },
  ],
  [
    '#/lab?v=1&hw=ideal&n=20000000&att=0.2&km=40&eve=mid&p=20',
    {
      reading: 'clicks',
      counts: [3170487, 1584625, 78684, 278],
      digest: '693b600e63d33f84bcc9d2c41f4cf59765ffd2b91a04e02911d807ce67aeed06',
    },
  ],
  [
    '#/lab?v=1&hw=record&km=100&n=1e12',
    {
      reading: 'counts',
      counts: [8198445226, 4099171173, 40985326, 242],
      digest: '6e61a2ccc8f709751ed708602dc0784dfc6e3269f215c3c762a95e10ff28648e',
    },
  ],
  [
    '#/lab?v=1&hw=metro&n=1e12&eve=ir&p=5',
    {
      reading: 'counts',
      counts: [50172781910, 25086255832, 681052291, 242],
      digest: 'bb48e51432656b2fe90857a84e505ce1cdbf7581ced0e3909f60bb4d7646c45a',
    },
  ],
  [
    '#/lab?v=1&hw=lab&km=50&dead=30&ap=2&n=1e12',
    {
      reading: 'counts',
      counts: [16810209133, 8405191383, 165127529, 248],
      digest: '21bd867ad9968c9d17201121c38f35933c1d451f68b641742c578fba6010033c',
    },
  ],
  [
    '#/lab?v=1&n=1e12&eve=ir&p=20',
    {
      reading: 'counts',
      counts: [1000000000000, 499999903057, 24999882237, 265],
      digest: '3a0c797af6f8910d76803db8247c3ca312a8dc84c26247280c873d0c7b48490d',
    },
  ],
]
