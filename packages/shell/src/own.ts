/** What a table says of a word that somebody typed; words such as `valueOf`, which every object has, are not in it. */
export function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
