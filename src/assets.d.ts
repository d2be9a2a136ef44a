/// <reference types="vite/client" />

/** A formula written in TeX, turned into MathML while the page is built (.ci/vite-plugins.ts). */
declare module '*.tex?mathml' {
  const html: string
  export default html
}
