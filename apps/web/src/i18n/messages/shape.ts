/** The same keys as `T`, any text: a catalogue that lacks a key, or has one too many, does not compile. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
