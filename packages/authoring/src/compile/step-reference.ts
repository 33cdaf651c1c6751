import type { LabStep } from '@frameplay/lab';

/** The number of a step: of `client: curl #2` the second step that runs on the client and begins with curl, of `wait` the first wait; null: none. */
export function stepNumber(reference: string | number, steps: readonly LabStep[]): number | null {
  if (typeof reference === 'number') return reference <= steps.length ? reference : null;
  if (reference === 'end') return steps.length;
  const { words, nth } = withNth(reference);
  const all = steps.map((step, index) => ({ step, index }));
  if (words === 'wait') return all.filter(({ step }) => step.kind === 'wait')[nth - 1]?.index ?? null;
  const colon = words.indexOf(': ');
  const [node, command] = [words.slice(0, colon), words.slice(colon + 2)];
  const found = all.filter(({ step }) => step.kind === 'run' && step.on === node && step.command.startsWith(command));
  return found[nth - 1]?.index ?? null;
}

/** ` #2` at the end of a reference; without it the first is meant. */
export function withNth(reference: string): { readonly words: string; readonly nth: number } {
  const match = /^(.*) #([1-9]\d*)$/.exec(reference);
  return match?.[1] === undefined ? { words: reference, nth: 1 } : { words: match[1], nth: Number(match[2]) };
}
