import { useEffect, useState } from 'react'
import type { AboutWords } from '../../../locales/about'
import { fill } from '../../../locales/fill'
import { VERSION } from '../../version'
import { partsIn } from './parts'

/** What the build writes down about the parts it put in. */
const NOTICES = 'licenses.md'

/** Parts of the built page; null until they are known, empty where they cannot be. */
function useParts(): readonly string[] | null {
  const [parts, setParts] = useState<readonly string[] | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    fetch(new URL(NOTICES, document.baseURI), { signal: gone.signal })
      .then(async (response) => setParts(response.ok ? partsIn(await response.text()) : []))
      .catch(() => {
        if (!gone.signal.aborted) setParts([])
      })
    return () => gone.abort()
  }, [])
  return parts
}

/** Which version this is, what it is made of, and under which licences. */
export function Project({ words }: { readonly words: AboutWords }) {
  const { project } = words
  const parts = useParts()
  return (
    <section className="about-section" aria-labelledby="about-project">
      <h2 id="about-project" tabIndex={-1}>
        {project.title}
      </h2>
      <p>{fill(project.version, { version: VERSION })}</p>
      {parts?.length === 0 ? (
        <p className="about-lead">{project.notLoaded}</p>
      ) : (
        <>
          <p>{project.parts}</p>
          <ul className="about-parts" data-testid="about-parts">
            {[...(parts ?? []), project.font].map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
          <p>
            <a href={NOTICES}>{project.full}</a>
          </p>
        </>
      )}
    </section>
  )
}
