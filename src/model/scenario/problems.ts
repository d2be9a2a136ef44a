/** What was wrong with something that came from outside. Words for it live in `locales`. */
export type Problem =
  | { readonly kind: 'above' | 'below'; readonly key: string; readonly given: string; readonly limit: string }
  | {
      readonly kind: 'not-a-number' | 'not-whole' | 'bad-shares' | 'doubled'
      readonly key: string
      readonly given: string
      readonly using: string
    }
  | { readonly kind: 'empty'; readonly key: string; readonly using: string }
  | { readonly kind: 'unknown-choice'; readonly key: string; readonly given: string; readonly using: string }
  | { readonly kind: 'unknown-place'; readonly given: string }
  | { readonly kind: 'unreadable'; readonly given: string }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly kind: 'newer-version'; readonly given: string }
  | { readonly kind: 'unusable-version'; readonly given: string }
  | { readonly kind: 'check-failed' }
