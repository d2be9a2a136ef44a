import type { Plugin } from 'vite'
export const contentSecurityPolicy = (): Plugin => ({ name: 'eavesdrop:csp' })
export const mathml = (): Plugin => ({ name: 'eavesdrop:mathml' })
export const offline = (): Plugin => ({ name: 'eavesdrop:offline' })
