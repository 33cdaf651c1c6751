import { compareStates, describeStateComparison } from '../compare/compare-states.js';
import { type CompareTracesOptions, compareTraces, describeTraceComparison } from '../compare/compare-traces.js';
import type { StateFile } from '../state/state-file.js';
import { parseTrace } from '../trace/trace-line.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { readText } from './read-lab.js';

/** `frameplay compare A B`: traces, or states if the name says so. */
export function compareFiles(
  a: string,
  b: string,
  options: CompareTracesOptions & { readonly all: boolean },
): ExitCode {
  const [left, right] = [readText(a), readText(b)];
  if (left === undefined || right === undefined) return EXIT.badInput;
  try {
    return a.endsWith('.state.json') ? states(left, right, options.all) : traces(left, right, options);
  } catch (error) {
    complain(`cannot compare ${a} and ${b}: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.badInput;
  }
}

function states(a: string, b: string, all: boolean): ExitCode {
  const result = compareStates(JSON.parse(a) as StateFile, JSON.parse(b) as StateFile);
  say(describeStateComparison(result, all));
  return result.differences.length === 0 ? EXIT.ok : EXIT.different;
}

function traces(a: string, b: string, options: CompareTracesOptions & { readonly all: boolean }): ExitCode {
  const result = compareTraces(parseTrace(a), parseTrace(b), options);
  say(describeTraceComparison(result, options.all));
  return result.differences.length === 0 ? EXIT.ok : EXIT.different;
}
