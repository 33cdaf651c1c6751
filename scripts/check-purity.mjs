// The pure packages must give the same bytes on every machine: no clock, no chance, no locale, no timers, and no
// arithmetic whose last digit depends on the engine that runs it. Tests never wait for a duration.
// usage: node scripts/check-purity.mjs [--root DIR]
import { lineOf, parseSource, report, rootFromArguments, sourceFiles, walk } from './sources.mjs';

const PURE = /^packages\/(engine|shell|lab|classroom|lessons|protocol)\/src\//;
const NOT_PURE = /(^packages\/lab\/src\/cli\/|\.test\.ts$)/;
const END_TO_END = /^e2e\//;

const GLOBALS = new Map([
  ...['Date', 'performance'].map((name) => [name, 'simulated time is an argument']),
  ...['crypto'].map((name) => [name, 'draw from the seeded generator of the world']),
  ...['Intl'].map((name) => [name, 'a locale differs between server and browser']),
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'].map((name) => [
    name,
    'schedule an event in simulated time',
  ]),
  ...['process', 'globalThis', 'fetch'].map((name) => [name, 'no I/O in pure code']),
]);
const EXACT_MATH = new Set(['abs', 'ceil', 'clz32', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']);
const LOCALE_METHOD = /^(toLocale\w*|localeCompare)$/;

const root = rootFromArguments(process.argv);
const files = sourceFiles(root).filter((file) => isPure(file) || END_TO_END.test(file));
report('purity', files.length, files.flatMap(findingsOf));

function isPure(file) {
  return PURE.test(file) && !NOT_PURE.test(file);
}

function findingsOf(file) {
  const { text, program } = parseSource(root, file);
  const judge = isPure(file) ? impurityOf : waitOf;
  const findings = [];
  walk(program, (node, parent) => {
    const reason = judge(node, parent);
    if (reason) findings.push(`${file}:${lineOf(text, node.start)} ${reason}`);
  });
  return findings;
}

function impurityOf(node, parent) {
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    if (name && LOCALE_METHOD.test(name)) return `${name}: a locale differs between server and browser`;
  }
  if (node.type !== 'Identifier' || isOnlyAName(node, parent)) return undefined;
  if (node.name === 'Math') return mathReason(node, parent);
  const reason = GLOBALS.get(node.name);
  return reason && `${node.name}: ${reason}`;
}

/** A property, a key or a type of that name is no use of the global. */
function isOnlyAName(node, parent) {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type.startsWith('TS')) return parent.type !== 'TSTypeQuery' && !('expression' in parent);
  const keyed = ['Property', 'PropertyDefinition', 'MethodDefinition', 'AccessorProperty'].includes(parent.type);
  return keyed && parent.key === node && !parent.computed && !parent.shorthand;
}

function mathReason(node, parent) {
  const name = parent?.type === 'MemberExpression' && parent.object === node ? memberName(parent) : undefined;
  if (name && EXACT_MATH.has(name)) return undefined;
  if (name === 'random') return 'Math.random: draw from the seeded generator of the world';
  return `Math.${name ?? '(not a plain member)'}: only ${[...EXACT_MATH].join(', ')} are exact everywhere`;
}

function waitOf(node) {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'waitForTimeout') return undefined;
  return 'waitForTimeout: wait for a state, not for a duration';
}

function memberName(node) {
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}
