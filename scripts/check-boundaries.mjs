// Keeps DESIGN's "who may import whom": reads every import of every source file and holds it against boundary-rules.mjs.
// usage: node scripts/check-boundaries.mjs [--root DIR]
import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { rules } from './boundary-rules.mjs';
import { lineOf, parseSource, report, rootFromArguments, sourceFiles, walk } from './sources.mjs';

const root = rootFromArguments(process.argv);
const files = sourceFiles(root);
const imports = files.flatMap((file) => importsOf(file));
report('boundaries', files.length, [...brokenRules(), ...cycles()]);

/** Every way TypeScript has to name another module: import, export from, import(), require() and import types. */
function importsOf(file) {
  const { text, module, program } = parseSource(root, file);
  const requests = [
    ...module.staticImports.map((statement) => statement.moduleRequest),
    ...module.staticExports.flatMap((statement) => statement.entries.map((entry) => entry.moduleRequest)),
  ].filter(Boolean);
  const found = requests.map((request) => ({ specifier: request.value, offset: request.start }));
  walk(program, (node) => {
    const literal = requestedBy(node);
    if (literal) found.push({ specifier: literal.value, offset: literal.start });
  });
  return found.map(({ specifier, offset }) => ({
    file,
    specifier,
    line: lineOf(text, offset),
    place: placeOf(file, specifier),
  }));
}

function requestedBy(node) {
  const literal =
    (node.type === 'ImportExpression' && node.source) ||
    (node.type === 'TSImportType' && (node.source ?? node.argument?.literal)) ||
    (node.type === 'TSExternalModuleReference' && node.expression) ||
    (node.type === 'CallExpression' && node.callee.name === 'require' && node.arguments[0]);
  return literal?.type === 'Literal' && typeof literal.value === 'string' ? literal : undefined;
}

function placeOf(file, specifier) {
  if (specifier.startsWith('.')) return sourceOf(path.posix.join(path.posix.dirname(file), specifier));
  if (specifier.startsWith('@/') && file.startsWith('apps/web/')) return sourceOf(`apps/web/src/${specifier.slice(2)}`);
  if (specifier.startsWith('@frameplay/')) return specifier;
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  return `npm:${specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')}`;
}

/** `./arp.js` is written for the emitted file; the source beside it is `./arp.ts`. */
function sourceOf(place) {
  const stem = place.replace(/\.jsx?$/, '');
  const candidates = [place, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`, `${stem}/index.tsx`];
  return candidates.find((candidate) => /\.[a-z]+$/.test(candidate) && existsSync(path.join(root, candidate))) ?? place;
}

function brokenRules() {
  return imports.flatMap(({ file, specifier, line, place }) =>
    rules
      .filter((rule) => forbids(rule, file, place))
      .map((rule) => `${file}:${line} imports '${specifier}': ${rule.name}. ${rule.why}`),
  );
}

function forbids(rule, file, place) {
  const match = rule.from.exec(file);
  if (!match || rule.fromExcept?.test(file) || !rule.to.test(place)) return false;
  const group = (match[1] ?? match[2] ?? '').replaceAll('.', '\\.');
  return !(rule.except ?? []).some((pattern) => new RegExp(pattern.replaceAll('$1', group)).test(place));
}

/** Depth first; a file met again while it is still open closes a circle. */
function cycles() {
  const known = new Set(files);
  const targets = new Map(files.map((file) => [file, []]));
  for (const { file, place } of imports) if (known.has(place)) targets.get(file).push(place);
  const done = new Set();
  const open = [];
  const found = [];
  const visit = (file) => {
    if (done.has(file)) return;
    const since = open.indexOf(file);
    if (since >= 0) {
      found.push(`${file}: circular import: ${[...open.slice(since), file].join(' -> ')}`);
      return;
    }
    open.push(file);
    for (const target of targets.get(file)) visit(target);
    open.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
  return found;
}
