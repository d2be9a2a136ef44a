import './formula.css'

/** One of our own formulas, turned into MathML while the page was built. */
export function Formula({ mathml }: { readonly mathml: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: built from our own .tex files, never from input
  return <div className="chart-formula" dangerouslySetInnerHTML={{ __html: mathml }} />
}
