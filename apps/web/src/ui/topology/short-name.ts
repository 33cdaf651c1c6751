const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** A name cut to a width in Latin letters; a Han character is two wide. */
export function shortName(name: string, width: number): string {
  let taken = 0;
  let short = '';
  for (const letter of name) {
    taken += WIDE.test(letter) ? 2 : 1;
    if (taken > width) return `${short.slice(0, -1).trimEnd()}…`;
    short += letter;
  }
  return name;
}
