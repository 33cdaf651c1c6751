import { checkRecordedLab, type Verdict } from './check-recorded.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { type Collection, collectionOf, labList, recordedLabNames, writeLabList } from './recorded-labs.js';

const COLLECTIONS: readonly Collection[] = ['given', 'own'];

/**
 * `frameplay conformance [NAME ...]`: every recorded lab against this engine. With names: in detail. With `--update`
 * the lists that the tests hold to are written anew.
 */
export function conformance(names: readonly string[], update: boolean): ExitCode {
  const nowhere = names.find((name) => !recordedLabNames(collectionOf(name)).includes(name));
  if (nowhere !== undefined) {
    complain(`conformance: no recorded lab is called "${nowhere}"`);
    return EXIT.badInput;
  }
  const known = new Set(COLLECTIONS.flatMap((collection) => labList('equal.txt', collection)));
  const basic = new Set(labList('basic.txt'));
  const all = COLLECTIONS.flatMap((collection) => recordedLabNames(collection));
  const verdicts = (names.length > 0 ? names : all).map((name) => {
    const verdict = checkRecordedLab(name);
    say(`${name.padEnd(42)} ${basic.has(name) ? 'basic' : '     '} ${describe(verdict, names.length > 0)}`);
    return { name, verdict };
  });
  const count = (kind: Verdict['kind']): number => verdicts.filter(({ verdict }) => verdict.kind === kind).length;
  const rest = `${count('different')} different, ${count('unsupported')} unsupported, ${count('failed')} failed`;
  say(`${count('equal')} equal, ${rest}, of ${verdicts.length}`);
  for (const collection of COLLECTIONS) summarise(collection, verdicts);
  const lost = verdicts.filter(({ name, verdict }) => known.has(name) && verdict.kind !== 'equal');
  for (const { name } of lost) say(`REGRESSION: ${name} was equal`);
  if (update && names.length === 0) {
    for (const collection of COLLECTIONS) {
      const ours = verdicts.filter(({ name }) => collectionOf(name) === collection);
      const named = (kind: Verdict['kind']): string[] =>
        ours.filter(({ verdict }) => verdict.kind === kind).map(({ name }) => name);
      writeLabList('equal.txt', named('equal'), collection);
      writeLabList('different.txt', named('different'), collection);
    }
  }
  return lost.length === 0 ? EXIT.ok : EXIT.different;
}

interface Checked {
  readonly name: string;
  readonly verdict: Verdict;
}

const HEADS: Readonly<Record<Collection, string>> = { given: 'the labs given', own: 'labs of our own' };

/** How many are equal in frames, and how many in state. */
function summarise(collection: Collection, verdicts: readonly Checked[]): void {
  const ours = verdicts.filter(({ name }) => collectionOf(name) === collection).map(({ verdict }) => verdict);
  if (ours.length === 0) return;
  const equal = (part: 'trace' | 'state'): number =>
    ours.filter((one) => one.kind === 'equal' || (one.kind === 'different' && one[part] === undefined)).length;
  const [frames, states] = [`${equal('trace')}/${ours.length}`, `${equal('state')}/${ours.length}`];
  say(`${HEADS[collection]}, recorded on Linux 6.1: frames ${frames}, state ${states}`);
}

function describe(verdict: Verdict, long: boolean): string {
  switch (verdict.kind) {
    case 'equal':
      return 'equal';
    case 'different': {
      const parts = [
        verdict.trace === undefined ? 'trace equal' : 'TRACE',
        verdict.state === undefined ? 'state equal' : 'STATE',
      ];
      const detail = [verdict.trace, verdict.state].filter((text) => text !== undefined).join('\n');
      const shown = long ? `\n${detail}` : ` ${detail.split('\n')[0]}`;
      return `different (${parts.join(', ')})${shown}`;
    }
    case 'unsupported':
      return `unsupported ${verdict.why}`;
    case 'failed':
      return `FAILED ${verdict.why}`;
  }
}
