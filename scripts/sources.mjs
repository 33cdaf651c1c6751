// The TypeScript sources of the repository, and their syntax trees, for the checks beside this file.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.next',
  'generated',
  'testdata',
  'test-results',
  'playwright-report',
]);
const ROOTS = ['packages', 'apps', 'e2e', 'tooling'];

/** Paths relative to `root`, with forward slashes, in a stable order. */
export function sourceFiles(root) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) visit(file);
      else if (entry.isFile() && /\.[cm]?tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(file);
    }
  };
  const present = new Set(readdirSync(root));
  for (const folder of ROOTS) if (present.has(folder)) visit(folder);
  return found.sort();
}

/** Throws when the file does not parse: a file that cannot be read cannot be checked. */
export function parseSource(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const result = parseSync(file, text);
  const [error] = result.errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  return { text, module: result.module, program: result.program };
}

/** Calls `visit(node, parent)` for every node of the tree, parents first. */
export function walk(node, visit, parent = null) {
  visit(node, parent);
  for (const key of Object.keys(node)) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const item of child) if (item && typeof item.type === 'string') walk(item, visit, node);
    } else if (child && typeof child.type === 'string') walk(child, visit, node);
  }
}

export function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/** `--root DIR` for the tests of the checks, else the repository. */
export function rootFromArguments(argv) {
  const at = argv.indexOf('--root');
  return path.resolve(at >= 0 && argv[at + 1] ? argv[at + 1] : path.join(import.meta.dirname, '..'));
}

/** Prints the findings and ends the process: 0 when there are none. */
export function report(title, fileCount, findings) {
  for (const finding of findings) console.error(finding);
  console.log(`${title}: ${fileCount} files, ${findings.length === 0 ? 'no findings' : `${findings.length} findings`}`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
