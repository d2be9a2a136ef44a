type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** Values a message asks for: its `{names}` where the text is known to the compiler, any otherwise. */
export type FillValues<Text extends string> = string extends Text
  ? Readonly<Record<string, string | number>>
  : Readonly<Record<Names<Text>, string | number>>

/**
 * A message with its values: every `{name}` is replaced by `values.name`. Values are inserted as
 * they are, once: a value that looks like a mark is not filled again. A mark without a value stays.
 */
export function fill<const Text extends string>(text: Text, values: FillValues<Text>): string {
  const given: Readonly<Record<string, string | number>> = values
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => (Object.hasOwn(given, name) ? String(given[name]) : mark))
}
