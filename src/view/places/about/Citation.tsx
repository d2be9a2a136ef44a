import { linkOfSource } from './source-link'

/** A source, and the way to it; the link opens only when it is followed. */
export function Citation({ text }: { readonly text: string }) {
  const link = linkOfSource(text)
  return (
    <>
      {text}
      {link && (
        <>
          {' '}
          <a className="about-source" href={link.address} target="_blank" rel="noopener noreferrer">
            {link.text}
          </a>
        </>
      )}
    </>
  )
}
