/** What a physicist would write first: vectorised Python. Times are processor time of one thread, medians of 5 after one warm-up. */
import { EVE_CHANCE, FLIP_CHANCE } from './photon-figures'
import type { PythonBaseline } from './stage'

const COST = `
import json, os, sys, time
for name in ('OMP', 'OPENBLAS', 'MKL'): os.environ[name + '_NUM_THREADS'] = '1'
import numpy as np
quick = 'quick' in sys.argv
rng = np.random.default_rng(1)
def seconds(work):
    work()
    costs = []
    for _ in range(5):
        began = time.process_time()
        work()
        costs.append(time.process_time() - began)
    return sorted(costs)[2]
`

/** Photons as arrays of bytes: the same work as the two baselines in JavaScript. */
export const numpyPhotons: PythonBaseline = {
  name: 'numpy',
  baseline: true,
  modules: ['numpy'],
  script: `${COST}
def coins(n): return rng.integers(0, 2, n, dtype=np.uint8)
def run(n, eve):
    alice_bit, alice_basis, bob_basis = coins(n), coins(n), coins(n)
    bit, basis = alice_bit, alice_basis
    if eve > 0:
        touched = rng.random(n, dtype=np.float32) < eve
        eve_basis = coins(n)
        bit = np.where(touched & (eve_basis != basis), coins(n), bit)
        basis = np.where(touched, eve_basis, basis)
    bit = np.where(bob_basis != basis, coins(n), bit)
    bit = bit ^ (rng.random(n, dtype=np.float32) < ${FLIP_CHANCE})
    same = alice_basis == bob_basis
    return np.count_nonzero(alice_bit[same] != bit[same]) / np.count_nonzero(same)
n = 1_000_000 if quick else 4_000_000
assert abs(run(n, ${EVE_CHANCE}) - 0.08) < 0.004
print(json.dumps({ 'perSecond': n / seconds(lambda: run(n, ${EVE_CHANCE})), 'perSecondNoEve': n / seconds(lambda: run(n, 0)) }))
`,
}

/** Privacy amplification: a Toeplitz matrix of n/2 rows and n columns times n bits, by the fast transform. */
export const scipyToeplitz: PythonBaseline = {
  name: 'scipy',
  baseline: true,
  modules: ['numpy', 'scipy'],
  given: ['n'],
  script: `${COST}
from scipy import fft
def bits(n): return np.unpackbits(np.frombuffer(rng.bytes((n + 7) // 8), dtype=np.uint8), count=n).astype(np.float64)
def row(n):
    m = n // 2
    # The wanted places stay clear of the wrap-around of the shortest length.
    length = fft.next_fast_len(n + m - 1, real=True)
    key = bits(n)
    def work(seed):
        product = fft.irfft(fft.rfft(key, length) * fft.rfft(seed, length), length)
        return np.rint(product[n - 1:n - 1 + m]).astype(np.int64) & 1
    seed = bits(n + m - 1)
    j = m // 3
    assert work(seed)[j] == int(np.dot(seed[j:j + n], key[::-1])) & 1
    return { 'n': n, 'mbitPerSecond': n / seconds(lambda: work(bits(n + m - 1))) / 1e6 }
print(json.dumps([row(n) for n in ([10_000, 100_000] if quick else [10_000, 100_000, 1_000_000])]))
`,
}
