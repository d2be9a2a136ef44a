/** The mark of the page: a held photon. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 2.5 29.5 16 16 29.5 2.5 16Z"
        fill="var(--cross)"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="16" r="6" fill="var(--page)" stroke="var(--ink)" strokeWidth="2" />
    </svg>
  )
}
